// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.paging;

import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.ScalarType;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Shown;
import dev.watchfire.config.schema.Suggestion;
import dev.watchfire.config.schema.Type;
import dev.watchfire.config.schema.Value.Single;
import dev.watchfire.engine.paging.Condition;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.service.Service;
import dev.watchfire.engine.service.Service.Money;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads `when` and `immediately_when` of a step, and lists of severities.
final class ConditionReader {
    static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::name).toList();

    /// More than anybody has.
    private static final int MOST_AFFECTED = Short.MAX_VALUE;

    private static final Schema HOURS =
            Schema.of("hours", Key.text("schedule"))
                    .with(
                            Rule.required(
                                    "schedule",
                                    "missing schedule, whose team's business hours are meant"));

    private static final Schema MONEY =
            Schema.of("revenue_per_minute", Key.decimal("amount"), Key.text("currency"))
                    .with(
                            Rule.required("amount", "missing amount, such as 350"),
                            Rule.required("currency", "missing currency, such as \"KRW\""));

    static final Schema SCHEMA =
            Schema.of(
                            "condition",
                            Key.texts("severity"),
                            Key.either("hours", new Type.Single(ScalarType.TEXT), () -> HOURS),
                            Key.flag("outside"),
                            Key.integer("tier"),
                            Key.count("affected_services"),
                            Key.either(
                                    "revenue_per_minute",
                                    new Type.Single(ScalarType.TEXT),
                                    () -> MONEY))
                    .with(
                            (section, problems) -> {
                                if (section.isGiven("outside") && !section.isGiven("hours")) {
                                    problems.add(
                                            section.at("outside"),
                                            section.path("outside"),
                                            Code.CONFLICT,
                                            "outside is of hours; name them too");
                                }
                            });

    private final Known known;

    ConditionReader(Known known) {
        this.known = known;
    }

    /// @param section null for always
    Condition read(@Nullable Section section) {
        if (section == null) {
            return Condition.ALWAYS;
        }
        Section hours = section.section("hours");
        if (hours == null) {
            known.hours(section, "hours");
        } else {
            known.schedule(hours, "schedule", "");
        }
        return new Condition(
                severities(section, "severity"),
                hours == null ? section.text("hours") : "",
                hours == null ? "" : hours.text("schedule"),
                !section.flag("outside"),
                tier(section),
                affected(section),
                money(section));
    }

    Set<Severity> severities(Section section, String key) {
        Set<Severity> severities = EnumSet.noneOf(Severity.class);
        for (Single single : section.singles(key)) {
            Severity severity = Severity.parse(single.text());
            if (severity == null) {
                known.problems()
                        .add(
                                single.at(),
                                section.path(key),
                                Code.INVALID_VALUE,
                                "expected a severity from P1 to P5, got "
                                        + Shown.text(single.text())
                                        + Suggestion.clause(single.text(), SEVERITIES));
            } else {
                severities.add(severity);
            }
        }
        return severities;
    }

    private @Nullable Integer tier(Section section) {
        if (!section.isGiven("tier") || section.isWrong("tier")) {
            return null;
        }
        long tier = section.number("tier");
        if (tier < Service.MOST_IMPORTANT_TIER || tier > Service.LEAST_IMPORTANT_TIER) {
            known.wrong(
                    section,
                    "tier",
                    "expected a tier from %d, what matters most, to %d, got %d"
                            .formatted(
                                    Service.MOST_IMPORTANT_TIER,
                                    Service.LEAST_IMPORTANT_TIER,
                                    tier));
            return null;
        }
        return (int) tier;
    }

    private int affected(Section section) {
        long affected = section.number("affected_services");
        if (affected > MOST_AFFECTED) {
            known.wrong(
                    section,
                    "affected_services",
                    "expected at most %d services, got %d".formatted(MOST_AFFECTED, affected));
        }
        return Math.clamp(affected, 0, MOST_AFFECTED);
    }

    /// `1000 EUR`, or as services have it.
    private @Nullable Money money(Section section) {
        String key = "revenue_per_minute";
        Section parts = section.section(key);
        String text = section.text(key);
        String amount = "";
        String currency = "";
        if (parts != null) {
            if (!parts.isSet("amount") || parts.isWrong("amount") || !parts.isSet("currency")) {
                return null;
            }
            amount = BigDecimal.valueOf(parts.decimal("amount")).toPlainString();
            currency = parts.text("currency");
        } else if (!text.isEmpty()) {
            String[] words = text.split(" ", -1);
            amount = words[0];
            currency = words.length == 2 ? words[1] : "";
        } else {
            return null;
        }
        Set<String> currencies =
                Currency.getAvailableCurrencies().stream()
                        .map(Currency::getCurrencyCode)
                        .collect(Collectors.toSet());
        if (!amount.matches("[0-9]{1,15}(\\.[0-9]{1,6})?") || !currencies.contains(currency)) {
            known.wrong(
                    section,
                    key,
                    "expected an amount and a currency's code, such as \"1000 EUR\", got "
                            + Shown.text(parts == null ? text : amount + " " + currency)
                            + Suggestion.clause(currency, currencies));
            return null;
        }
        BigDecimal exact = new BigDecimal(amount).stripTrailingZeros();
        return new Money(exact.scale() < 0 ? exact.setScale(0) : exact, currency);
    }
}
