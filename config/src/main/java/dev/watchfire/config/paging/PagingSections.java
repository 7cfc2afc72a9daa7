// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.paging;

import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Shown;
import dev.watchfire.config.schema.Value.Items;
import dev.watchfire.config.service.Names;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.paging.EscalationPolicy;
import dev.watchfire.engine.paging.PageTarget;
import dev.watchfire.engine.paging.PagingSettings;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.Vendor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads those keys that say who is paged, how and when, and `page_configs` of receivers.
public final class PagingSections {
    private static final int MOST_POLICIES = 1_000;
    private static final int MOST_VENDORS = 500;

    /// Rows of the configuration's own table.
    public static final List<Key> KEYS =
            List.of(
                    Key.sections("escalation_policies", () -> PolicyReader.SCHEMA).ours(),
                    Key.sections("vendors", () -> VendorReader.SCHEMA).ours(),
                    Key.section("severities", () -> SeveritiesReader.SCHEMA).ours(),
                    Key.section("paging", () -> MeansSchemas.PAGING).ours());

    private static final String PAGE_CONFIGS = "page_configs";

    private final Problems problems;
    private final Known known;
    private final Function<Section, Map<String, @Nullable Object>> options;

    /// What there is besides; null where it is not known because its definitions are wrong.
    ///
    /// @param accountTeams that people belong to, none where that is not known
    /// @param people with accounts, none where that is not known
    public record Surroundings(
            @Nullable Collection<Receiver> receivers,
            @Nullable Collection<Schedule> schedules,
            @Nullable Set<String> teams,
            @Nullable Set<String> hours,
            Supplier<Set<String>> accountTeams,
            Supplier<Set<String>> people) {}

    /// @param options reads a section as integrations are handed it
    public PagingSections(
            Problems problems,
            Surroundings surroundings,
            Function<Section, Map<String, @Nullable Object>> options) {
        this.problems = problems;
        this.options = options;
        this.known =
                new Known(
                        problems,
                        surroundings.receivers(),
                        surroundings.schedules(),
                        surroundings.teams(),
                        surroundings.hours(),
                        surroundings.accountTeams(),
                        surroundings.people());
    }

    /// @param receivers by name; those that page somebody without a policy are replaced by such
    ///   that name one
    /// @return what is right of it; where something is wrong, `problems` says so
    public PagingSettings read(Section root, Map<String, Receiver> receivers) {
        Names vendorNames = new Names("vendor", problems);
        VendorReader vendorReader = new VendorReader(known, vendorNames);
        List<Vendor> vendors =
                list(root, "vendors", MOST_VENDORS).stream().map(vendorReader::read).toList();
        Set<String> knownVendors = allRight(root, "vendors") ? vendorNames.all() : null;
        TargetReader targets = new TargetReader(known, knownVendors);
        List<EscalationPolicy> policies = policies(root, targets, receivers);
        Section paging = root.section("paging");
        MeansReader means = new MeansReader(known, root.section("global"), options);
        return new PagingSettings(
                new SeveritiesReader(known).read(root.section("severities")),
                policies,
                vendors,
                means.means(paging, root),
                means.limits(paging),
                paging == null
                        ? null
                        : known.channel(paging, "fallback", "the fallback of paging"));
    }

    private List<EscalationPolicy> policies(
            Section root, TargetReader targets, Map<String, Receiver> receivers) {
        Names names = new Names("escalation policy", problems);
        PolicyReader reader = new PolicyReader(known, names, targets);
        List<EscalationPolicy> policies = new ArrayList<>();
        for (Section section : list(root, "escalation_policies", MOST_POLICIES)) {
            policies.add(reader.read(section));
        }
        Set<String> written = allRight(root, "escalation_policies") ? names.all() : null;
        Set<String> taken = new HashSet<>(names.all());
        for (Section receiver : root.sections("receivers")) {
            String name = receiver.text("name");
            int index = 0;
            for (Section page : receiver.sections(PAGE_CONFIGS)) {
                EscalationPolicy implicit =
                        page(page, targets, names, written, implicitName(name, index));
                if (implicit != null && taken.add(implicit.name())) {
                    policies.add(implicit);
                    receivers.computeIfPresent(name, withPolicy(index, implicit.name()));
                } else if (implicit != null) {
                    taken(page, implicit.name());
                }
                index++;
            }
        }
        return policies;
    }

    private static String implicitName(String receiver, int index) {
        return index == 0 ? receiver : receiver + " " + (index + 1);
    }

    private void taken(Section page, String name) {
        problems.add(
                page.at(),
                page.path(),
                Code.NOT_UNIQUE,
                "this makes a policy "
                        + Shown.text(name)
                        + ", named after the receiver, and there is one of that name; name it by"
                        + " policy, or rename one of them");
    }

    /// Checks an entry of `page_configs`.
    ///
    /// @return the policy that it makes where it names none
    private @Nullable EscalationPolicy page(
            Section page,
            TargetReader targets,
            Names names,
            @Nullable Set<String> written,
            String name) {
        String severity = page.text("severity");
        if (!severity.isEmpty() && Severity.parse(severity) == null) {
            known.wrong(
                    page,
                    "severity",
                    "expected a severity from P1 to P5, got " + Shown.text(severity));
        }
        if (page.isSet("policy")) {
            names.check(
                    written,
                    page.at("policy"),
                    page.path("policy"),
                    page.text("policy"),
                    "they stand under escalation_policies");
            return null;
        }
        PageTarget target = targets.named(page);
        return target == null ? null : PolicyReader.implicit(name, target);
    }

    /// The receiver with a policy in one of its `page_configs`.
    private static java.util.function.BiFunction<String, Receiver, Receiver> withPolicy(
            int index, String policy) {
        return (_, receiver) ->
                new Receiver(
                        receiver.name(),
                        receiver.labels(),
                        receiver.integrations().stream()
                                .map(each -> withPolicy(each, index, policy))
                                .toList(),
                        receiver.fallback());
    }

    private static Integration withPolicy(Integration each, int index, String policy) {
        return each.type().equals("page")
                        && each.index() == index
                        && each.settings() instanceof Options options
                ? new Integration(
                        each.type(), index, each.sendResolved(), options.withText("policy", policy))
                : each;
    }

    private List<Section> list(Section root, String key, int most) {
        return known.bounded(root, key, root.sections(key), most);
    }

    /// Whether every name of the list is known, so that an unknown name is worth a message.
    private static boolean allRight(Section root, String key) {
        if (!root.isGiven(key)) {
            return true;
        }
        return root.value(key) instanceof Items items
                && items.items().size() == root.sections(key).size()
                && root.sections(key).stream().noneMatch(s -> s.isWrong("name"));
    }
}
