// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.watchfire.config.problem.Position;
import dev.watchfire.config.yaml.YamlNode.Scalar;
import dev.watchfire.engine.configuration.Secret;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What one scalar may hold. What is accepted follows Go's yaml.v2: any scalar serves as text, but
/// a number or a boolean must not be quoted.
public enum ScalarType {
    TEXT("text"),
    SECRET("text"),
    /// The path of a file that is read; a relative one starts at the configuration's directory.
    PATH("the path of a file"),
    BOOLEAN("true or false"),
    INTEGER("a whole number"),
    /// An integer that is not negative.
    COUNT("a whole number from 0 up"),
    DECIMAL("a number"),
    /// Prometheus' spelling.
    DURATION("a duration such as \"30s\", \"5m\" or \"1h30m\""),
    /// Go's spelling; a bare number means nanoseconds.
    GO_DURATION("a duration such as \"10s\" or \"1m30s\""),
    URL("an http or https URL"),
    SECRET_URL("an http or https URL"),
    /// A secret URL that may be a template; only one without `{{` is checked.
    TEMPLATED_SECRET_URL("an http or https URL"),
    /// Any URL: proxies may have schemes of their own.
    PROXY_URL("a URL"),
    HOST_PORT("a host and a port such as \"mail.example.com:587\""),
    REGEX("a regular expression in RE2's syntax");

    private final String expected;

    ScalarType(String expected) {
        this.expected = expected;
    }

    String expected() {
        return expected;
    }

    public boolean isSecret() {
        return this == SECRET || this == SECRET_URL || this == TEMPLATED_SECRET_URL;
    }

    /// What null stands for, or null where it means that the key is not given.
    @Nullable Object zero() {
        return switch (this) {
            case TEXT, SECRET, PATH, TEMPLATED_SECRET_URL -> "";
            case BOOLEAN -> false;
            case INTEGER, COUNT -> 0L;
            case DECIMAL, DURATION, GO_DURATION, URL, SECRET_URL, PROXY_URL, HOST_PORT, REGEX ->
                    null;
        };
    }

    Object parse(Scalar scalar) throws Invalid {
        String text = scalar.text();
        return switch (this) {
            case TEXT, SECRET, PATH -> text;
            case BOOLEAN -> bool(scalar);
            case INTEGER -> integer(scalar);
            case COUNT -> count(scalar);
            case DECIMAL -> decimal(scalar);
            case DURATION -> Durations.parsePrometheus(text);
            case GO_DURATION -> goDuration(scalar);
            case URL -> HttpUrl.parse(text);
            case SECRET_URL -> text.equals(Secret.HIDDEN) ? text : HttpUrl.parse(text);
            case TEMPLATED_SECRET_URL -> templatedUrl(text);
            case PROXY_URL -> HttpUrl.parseAny(text);
            case HOST_PORT -> hostPort(text);
            case REGEX -> regex(scalar);
        };
    }

    /// A default out of a table, which is right by construction.
    Object parseDefault(String text) {
        try {
            return parse(new Scalar(text, true, Position.START));
        } catch (Invalid e) {
            throw new IllegalStateException("default " + text + ": " + e.reason(), e);
        }
    }

    private Invalid unexpected(Scalar scalar) {
        String quoted = scalar.plain() ? "" : " in quotes";
        return new Invalid("expected " + expected + ", got " + Shown.text(scalar.text()) + quoted);
    }

    /// YAML 1.1's words for booleans.
    private Object bool(Scalar scalar) throws Invalid {
        if (scalar.plain()) {
            switch (scalar.text()) {
                case "true", "True", "TRUE", "yes", "Yes", "YES", "y", "Y", "on", "On", "ON" -> {
                    return true;
                }
                case "false", "False", "FALSE", "no", "No", "NO", "n", "N", "off", "Off", "OFF" -> {
                    return false;
                }
                default -> {}
            }
        }
        throw unexpected(scalar);
    }

    private Long integer(Scalar scalar) throws Invalid {
        if (!scalar.plain() || scalar.text().length() > MAX_NUMBER_LENGTH) {
            throw unexpected(scalar);
        }
        String text = scalar.text().replace("_", "");
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        String lower = digits.toLowerCase(Locale.ROOT);
        try {
            BigInteger value;
            if (lower.startsWith("0x")) {
                value = new BigInteger(unsigned(lower.substring(2)), 16);
            } else if (lower.startsWith("0b")) {
                value = new BigInteger(unsigned(lower.substring(2)), 2);
            } else if (lower.startsWith("0o")) {
                value = new BigInteger(unsigned(lower.substring(2)), 8);
            } else if (lower.matches("0[0-7]+")) {
                value = new BigInteger(lower, 8);
            } else {
                value = wholeNumber(unsigned(lower));
            }
            return (negative ? value.negate() : value).longValueExact();
        } catch (ArithmeticException | NumberFormatException _) {
            throw unexpected(scalar);
        }
    }

    /// Numbers with a sign inside, as BigInteger would take them, are no numbers.
    private static String unsigned(String digits) {
        if (digits.startsWith("-") || digits.startsWith("+")) {
            throw new NumberFormatException(digits);
        }
        return digits;
    }

    private static BigInteger wholeNumber(String digits) {
        if (digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            // Far cheaper where it is the first number of the process.
            return new BigInteger(digits);
        }
        BigDecimal value = new BigDecimal(digits);
        if (value.precision() - value.scale() > MAX_NUMBER_LENGTH) {
            throw new ArithmeticException(digits);
        }
        return value.toBigIntegerExact();
    }

    private Long count(Scalar scalar) throws Invalid {
        Long value = integer(scalar);
        if (value < 0) {
            throw unexpected(scalar);
        }
        return value;
    }

    private Double decimal(Scalar scalar) throws Invalid {
        if (!scalar.plain() || !scalar.text().matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?")) {
            throw unexpected(scalar);
        }
        try {
            return Double.valueOf(scalar.text());
        } catch (NumberFormatException _) {
            throw unexpected(scalar);
        }
    }

    private Duration goDuration(Scalar scalar) throws Invalid {
        if (scalar.plain() && scalar.text().matches("-?[0-9]{1,18}")) {
            return Duration.ofNanos(Long.parseLong(scalar.text()));
        }
        return Durations.parseGo(scalar.text());
    }

    private static String templatedUrl(String text) throws Invalid {
        boolean unchecked =
                text.isEmpty() || text.equals(Secret.HIDDEN) || text.contains(TEMPLATE_START);
        return unchecked ? text : HttpUrl.parse(text);
    }

    private static String hostPort(String text) throws Invalid {
        if (text.isEmpty()) {
            return text;
        }
        int colon = text.lastIndexOf(':');
        int bracket = text.lastIndexOf(']');
        if (colon < 0 || colon < bracket) {
            throw new Invalid("address " + Shown.text(text) + ": missing port in address");
        }
        String host = text.substring(0, colon);
        boolean inBrackets = host.startsWith("[") && host.endsWith("]");
        if (!inBrackets && host.indexOf(':') >= 0) {
            throw new Invalid("address " + Shown.text(text) + ": too many colons in address");
        }
        if (colon == text.length() - 1) {
            throw new Invalid("address " + Shown.text(text) + ": port cannot be empty");
        }
        return text;
    }

    private static String regex(Scalar scalar) throws Invalid {
        if (scalar.isNull()) {
            throw new Invalid("invalid regexp value: it is empty");
        }
        String text = scalar.text();
        try {
            Pattern.compile(text);
            // What is whole by itself may yet close the group around it and open another.
            Pattern.compile("^(?:" + text + ")$");
            return text;
        } catch (PatternSyntaxException e) {
            throw new Invalid("invalid regular expression: " + e.getMessage());
        }
    }

    /// Where a Go template begins.
    public static final String TEMPLATE_START = "{{";

    /// Enough for every 64-bit number in binary.
    private static final int MAX_NUMBER_LENGTH = 80;
}
