// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.paging;

import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Section;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.paging.PagingSettings;
import dev.watchfire.engine.paging.PagingSettings.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads `paging`: by which means people are reached, and how often at most.
final class MeansReader {
    private static final int MOST_TIERS = 10;
    private static final int MOST_MESSAGES = 10_000;
    private static final Duration LONGEST_TIER = Duration.ofDays(31);

    /// What the options of a means say of who provides it.
    private static final String PROVIDER = "provider";

    private final Known known;
    private final @Nullable Section global;
    private final Function<Section, Map<String, @Nullable Object>> options;

    /// @param global for its `http_config`, or null where there is none that is right
    /// @param options reads a section as integrations are handed it
    MeansReader(
            Known known,
            @Nullable Section global,
            Function<Section, Map<String, @Nullable Object>> options) {
        this.known = known;
        this.global = global;
        this.options = options;
    }

    /// By type; browsers are told also where nothing is said of them.
    Map<String, Integration> means(@Nullable Section paging, Section root) {
        Map<String, Integration> means = new LinkedHashMap<>();
        Section push = paging == null ? null : paging.section("push");
        put(means, "push", "push", push == null ? MeansSchemas.pushByDefault(root) : push);
        if (paging == null) {
            return means;
        }
        MeansSchemas.PROVIDERS.forEach(
                (type, providers) -> {
                    Section section = paging.section(type);
                    if (section != null) {
                        chosen(means, type, providers, section);
                    }
                });
        List<String> others = new ArrayList<>(MeansSchemas.PLAIN);
        others.add(MeansSchemas.DEAD_MANS_SWITCH);
        for (String type : others) {
            Section section = paging.section(type);
            if (section != null) {
                put(means, type, type, section);
            }
        }
        return means;
    }

    private void chosen(
            Map<String, Integration> means, String type, List<String> providers, Section section) {
        for (String provider : providers) {
            Section chosen = section.section(provider);
            if (chosen != null) {
                if (MeansSchemas.NOT_DELIVERED.contains(provider)) {
                    known.problems()
                            .warn(
                                    chosen.at(),
                                    chosen.path(),
                                    Code.NOT_SUPPORTED,
                                    provider
                                            + " is not delivered by this version; messages by it"
                                            + " will fail");
                }
                put(means, type, provider, chosen);
            }
        }
    }

    private void put(
            Map<String, Integration> means, String type, String provider, Section section) {
        boolean http = false;
        for (Key key : section.schema().keys()) {
            http |= key.name().equals("http_config");
        }
        if (http && global != null && !section.isSet("http_config")) {
            section.inherit("http_config", global, "http_config");
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>(options.apply(section));
        values.put(PROVIDER, provider);
        means.put(type, new Integration(type, 0, true, Options.of(values)));
    }

    Map<String, List<Tier>> limits(@Nullable Section paging) {
        Map<String, List<Tier>> limits = new HashMap<>(PagingSettings.DEFAULT_LIMITS);
        Section section = paging == null ? null : paging.section("limits");
        for (String type : MeansSchemas.CONTACT_TYPES) {
            if (section != null && section.isGiven(type)) {
                List<Section> given = section.sections(type);
                limits.put(
                        type,
                        known.bounded(section, type, given, MOST_TIERS).stream()
                                .map(this::tier)
                                .toList());
            }
        }
        return limits;
    }

    private Tier tier(Section section) {
        long messages = section.number("messages");
        Duration within = section.duration("within");
        if (section.isSet("messages")
                && !section.isWrong("messages")
                && (messages < 1 || messages > MOST_MESSAGES)) {
            known.wrong(
                    section,
                    "messages",
                    "expected a number from 1 to %d, got %d".formatted(MOST_MESSAGES, messages));
        }
        if (within != null && (within.isZero() || within.compareTo(LONGEST_TIER) > 0)) {
            known.wrong(section, "within", "expected a duration up to 31d, such as 15m");
        }
        return new Tier(
                Math.clamp(messages, 1, MOST_MESSAGES), within == null ? LONGEST_TIER : within);
    }
}
