// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.alertmanager;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.watchfire.gotemplate.execute.Limits;
import dev.watchfire.gotemplate.value.CallFailure;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Regular expressions of templates. They match in linear time.
final class Regexes {
    /// Characters of an expression.
    static final int MAX_EXPRESSION = 1_000;

    /// What matching a character costs, compared with copying it.
    static final int WEIGHT = 16;

    /// Expressions are few and come from templates; more than this are compiled again each time.
    private static final int MAX_REMEMBERED = 256;

    private static final Map<String, Pattern> REMEMBERED = new ConcurrentHashMap<>();

    private Regexes() {}

    static Pattern compile(String expression) throws CallFailure {
        Pattern known = REMEMBERED.get(expression);
        if (known != null) {
            return known;
        }
        if (expression.length() > MAX_EXPRESSION) {
            throw new CallFailure(
                    "exceeded maximum length of a regular expression ("
                            + MAX_EXPRESSION
                            + " characters)");
        }
        RegexCheck.check(expression);
        try {
            Pattern pattern = Pattern.compile(expression);
            if (REMEMBERED.size() < MAX_REMEMBERED) {
                REMEMBERED.put(expression, pattern);
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            throw new CallFailure(message(e, expression));
        }
    }

    /// Go's words where RE2/J's are other ones.
    private static String message(PatternSyntaxException e, String expression) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("stack underflow")) {
            return "error parsing regexp: unexpected ): `" + expression + "`";
        }
        return message.endsWith("trailing backslash at end of expression")
                ? message + ": ``"
                : message;
    }

    /// Every match replaced by `template`, in which `$1` and `${name}` stand for groups, by Go's
    /// rules: a name is as long as it can be, and an unknown one is nothing.
    static String replaceAll(String expression, String template, String text) throws CallFailure {
        Pattern pattern = compile(expression);
        Matcher matcher = pattern.matcher(text);
        StringBuilder result = new StringBuilder(text.length() + 16);
        int from = 0;
        int lastEnd = -1;
        while (matcher.find()) {
            // An empty match right after another one is none.
            if (matcher.start() == matcher.end() && matcher.start() == lastEnd) {
                continue;
            }
            result.append(text, from, matcher.start());
            Expansion.append(result, template, matcher, pattern.namedGroups());
            from = matcher.end();
            lastEnd = matcher.end();
            if (result.length() > Limits.MAX_OUTPUT) {
                throw new CallFailure(
                        "exceeded maximum output size (" + Limits.MAX_OUTPUT + " characters)");
            }
        }
        return result.append(text, from, text.length()).toString();
    }
}
