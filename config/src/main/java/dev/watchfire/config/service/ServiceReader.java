// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.service;

import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Shown;
import dev.watchfire.config.schema.Suggestion;
import dev.watchfire.config.schema.Value.Single;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.service.Service;
import dev.watchfire.engine.service.Service.Link;
import dev.watchfire.engine.service.Service.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads `services`. What they say of each other is checked when all are read.
final class ServiceReader {
    private static final int MOST_DEPENDENCIES = 200;
    private static final int MOST_MATCHERS = 20;
    private static final int MOST_LINKS = 20;

    /// A year of the world's product is less.
    private static final double MOST_MONEY = 1e15;

    private static final Schema LINK =
            Schema.of("link", Key.text("name"), Key.url("url"))
                    .with(
                            Rule.required("name", "missing name of the link"),
                            Rule.required("url", "missing url of the link"));

    private static final Schema MONEY =
            Schema.of("revenue_per_minute", Key.decimal("amount"), Key.text("currency"))
                    .with(
                            Rule.required("amount", "missing amount, such as 350"),
                            Rule.required("currency", "missing currency, such as \"KRW\""));

    static final Schema SCHEMA =
            Schema.of(
                            "service",
                            Key.text("name"),
                            Key.text("display_name"),
                            Key.text("description"),
                            Key.text("owner"),
                            Key.integer("tier"),
                            Key.texts("depends_on"),
                            Key.texts("matchers"),
                            Key.url("runbook"),
                            Key.url("dashboard"),
                            Key.sections("links", () -> LINK),
                            Key.count("users"),
                            Key.section("revenue_per_minute", () -> MONEY))
                    .with(
                            Rule.required("name", "missing name of the service"),
                            Rule.required("owner", "missing owner, the name of a team"));

    private final Problems problems;
    private final Names services;
    private final Names teams;
    private final @Nullable Set<String> knownTeams;
    private final Function<Section, List<Matcher>> matchers;

    /// @param knownTeams null where that is not known because their definitions are wrong
    /// @param matchers reads the `matchers` of a section
    ServiceReader(
            Problems problems,
            Names services,
            Names teams,
            @Nullable Set<String> knownTeams,
            Function<Section, List<Matcher>> matchers) {
        this.problems = problems;
        this.services = services;
        this.teams = teams;
        this.knownTeams = knownTeams;
        this.matchers = matchers;
    }

    private void wrong(Section section, String key, String message) {
        problems.add(section.at(key), section.path(key), Code.INVALID_VALUE, message);
    }

    Service read(Section section) {
        String name = services.take(section);
        String owner = section.text("owner");
        if (section.isSet("owner")) {
            teams.check(
                    knownTeams,
                    section.at("owner"),
                    section.path("owner"),
                    owner,
                    "the owner of a service is one of teams");
        }
        String display = section.text("display_name");
        return new Service(
                name,
                display.isEmpty() ? name : display,
                section.text("description"),
                owner,
                tier(section),
                dependsOn(section, name),
                matchers(section),
                section.textOrNull("runbook"),
                section.textOrNull("dashboard"),
                links(section),
                section.isSet("users") && !section.isWrong("users")
                        ? section.number("users")
                        : null,
                money(section.section("revenue_per_minute")));
    }

    private @Nullable Integer tier(Section section) {
        if (!section.isSet("tier") || section.isWrong("tier")) {
            return null;
        }
        long tier = section.number("tier");
        if (tier < Service.MOST_IMPORTANT_TIER || tier > Service.LEAST_IMPORTANT_TIER) {
            wrong(
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

    private List<String> dependsOn(Section section, String name) {
        Set<String> names = new LinkedHashSet<>();
        for (Single each : bounded(section, "depends_on", MOST_DEPENDENCIES)) {
            String path = section.path("depends_on");
            if (each.text().equals(name)) {
                problems.add(
                        each.at(),
                        path,
                        Code.INVALID_VALUE,
                        "service " + Shown.text(name) + " depends on itself");
            } else if (!names.add(each.text())) {
                problems.add(
                        each.at(),
                        path,
                        Code.NOT_UNIQUE,
                        Shown.text(each.text()) + " is named twice");
            }
        }
        return List.copyOf(names);
    }

    /// Says which dependencies are no services.
    ///
    /// @param known null where that is not known because definitions are wrong
    void checkDependencies(Section section, @Nullable Set<String> known) {
        for (Single each : section.singles("depends_on")) {
            services.check(
                    known,
                    each.at(),
                    section.path("depends_on"),
                    each.text(),
                    "what a service depends on is one of services");
        }
    }

    private List<Single> bounded(Section section, String key, int most) {
        List<Single> given = section.singles(key);
        if (given.size() <= most) {
            return given;
        }
        wrong(
                section,
                key,
                "at most %d %s, got %d".formatted(most, key.replace('_', ' '), given.size()));
        return List.of();
    }

    private List<Matcher> matchers(Section section) {
        if (bounded(section, "matchers", MOST_MATCHERS).isEmpty()) {
            return List.of();
        }
        List<Matcher> read = matchers.apply(section);
        if (!read.isEmpty() && read.stream().allMatch(Matcher::matchesEmpty)) {
            wrong(
                    section,
                    "matchers",
                    "these match alerts that have none of the labels, so all others too; maybe add"
                            + " a matcher such as service=\"checkout\"");
        }
        return read;
    }

    private List<Link> links(Section section) {
        List<Section> links = section.sections("links");
        if (links.size() > MOST_LINKS) {
            wrong(section, "links", "at most %d links, got %d".formatted(MOST_LINKS, links.size()));
            return List.of();
        }
        List<Link> read = new ArrayList<>();
        links.forEach(link -> read.add(new Link(link.text("name"), link.text("url"))));
        return read;
    }

    private @Nullable Money money(@Nullable Section section) {
        if (section == null || !section.isSet("amount") || !section.isSet("currency")) {
            return null;
        }
        double amount = section.decimal("amount");
        if (!(amount >= 0 && amount <= MOST_MONEY)) {
            wrong(
                    section,
                    "amount",
                    "expected an amount from 0 to 10^15, got "
                            + Shown.text(String.valueOf(amount)));
            return null;
        }
        String currency = section.text("currency");
        Set<String> known =
                Currency.getAvailableCurrencies().stream()
                        .map(Currency::getCurrencyCode)
                        .collect(Collectors.toSet());
        if (!known.contains(currency)) {
            wrong(
                    section,
                    "currency",
                    "expected a currency's code such as \"KRW\" or \"EUR\", got "
                            + Shown.text(currency)
                            + Suggestion.clause(currency, known));
            return null;
        }
        BigDecimal exact = BigDecimal.valueOf(amount).stripTrailingZeros();
        return new Money(exact.scale() < 0 ? exact.setScale(0) : exact, currency);
    }
}
