// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.paging;

import dev.watchfire.config.problem.Problem;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Checker;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.RequestBody;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Shown;
import dev.watchfire.config.schema.Times;
import dev.watchfire.config.schema.Value.Raw;
import dev.watchfire.config.service.Names;
import dev.watchfire.config.yaml.YamlNode;
import dev.watchfire.config.yaml.YamlNode.Scalar;
import dev.watchfire.config.yaml.YamlReader;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.EscalationPolicy;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.Vendor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads what a preview of an escalation policy asks: the policy as a mapping or as text, what it
/// would be about, and when. JSON is YAML too.
public final class PolicyPreviewReader {
    private static final Schema ROOT =
            Schema.of(
                            "the preview",
                            Key.anything("policy"),
                            Key.text("severity"),
                            Key.text("service"),
                            Key.textMap("labels"),
                            Key.text("at"))
                    .with(Rule.required("policy", "missing policy, the document"));

    /// What is asked, or why it cannot be answered.
    public sealed interface Result {
        /// @param severity null for that of the labels
        /// @param service "" for that of the labels
        /// @param at null for now
        record Asked(
                EscalationPolicy policy,
                @Nullable Severity severity,
                String service,
                LabelSet labels,
                @Nullable Instant at,
                List<Problem> warnings)
                implements Result {
            public Asked {
                warnings = List.copyOf(warnings);
            }
        }

        record Refused(List<Problem> problems) implements Result {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    private final Problems problems = new Problems();
    private final Configuration configuration;
    private final Supplier<Set<String>> teams;
    private final Supplier<Set<String>> people;

    private PolicyPreviewReader(
            Configuration configuration,
            Supplier<Set<String>> teams,
            Supplier<Set<String>> people) {
        this.configuration = configuration;
        this.teams = teams;
        this.people = people;
    }

    /// @param configuration that the policy would be a part of
    /// @param teams that people belong to, none where that is not known
    /// @param people with accounts, none where that is not known
    public static Result read(
            byte[] body,
            Configuration configuration,
            Supplier<Set<String>> teams,
            Supplier<Set<String>> people) {
        return new PolicyPreviewReader(configuration, teams, people).result(body);
    }

    private Result result(byte[] body) {
        Section root = RequestBody.read(body, ROOT, problems);
        Section document = root == null ? null : document(root);
        if (root == null || document == null) {
            return new Result.Refused(problems.problems());
        }
        Known known = Known.of(configuration, problems, teams, people);
        Set<String> vendors =
                configuration.paging().vendors().stream()
                        .map(Vendor::name)
                        .collect(Collectors.toSet());
        EscalationPolicy policy =
                new PolicyReader(
                                known,
                                new Names("escalation policy", problems),
                                new TargetReader(known, vendors))
                        .read(document);
        Severity severity = severity(root);
        Instant at = Times.read(root, "at", problems);
        return problems.isEmpty()
                ? new Result.Asked(
                        policy,
                        severity,
                        root.text("service"),
                        LabelSet.of(root.textMap("labels")),
                        at,
                        problems.warnings())
                : new Result.Refused(problems.problems());
    }

    private @Nullable Section document(Section root) {
        if (!(root.value("policy") instanceof Raw(YamlNode node))) {
            return null;
        }
        YamlNode document =
                node instanceof Scalar text
                        ? YamlReader.read(text.text().getBytes(StandardCharsets.UTF_8), problems)
                        : node;
        return document == null
                ? null
                : new Checker(problems, null).document(PolicyReader.SCHEMA, document);
    }

    private @Nullable Severity severity(Section root) {
        String text = root.text("severity");
        Severity severity = Severity.parse(text);
        if (severity == null && !text.isEmpty()) {
            wrong(root, "severity", "expected a severity from P1 to P5, got " + Shown.text(text));
        }
        return severity;
    }

    private void wrong(Section section, String key, String message) {
        problems.add(section.at(key), section.path(key), Code.INVALID_VALUE, message);
    }
}
