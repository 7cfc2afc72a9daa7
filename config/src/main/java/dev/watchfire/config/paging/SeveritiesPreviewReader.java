// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.paging;

import dev.watchfire.config.problem.Problem;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Checker;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.RequestBody;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Times;
import dev.watchfire.config.schema.Value.Raw;
import dev.watchfire.config.yaml.YamlNode;
import dev.watchfire.config.yaml.YamlNode.Scalar;
import dev.watchfire.config.yaml.YamlReader;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.paging.SeverityPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads what a preview of severities asks: `severities` as a mapping or as text, for which team,
/// and from when on. JSON is YAML too.
public final class SeveritiesPreviewReader {
    private static final Schema ROOT =
            Schema.of("the preview", Key.anything("severities"), Key.text("team"), Key.text("from"))
                    .with(Rule.required("severities", "missing severities, the document"));

    /// What is asked, or why it cannot be answered.
    public sealed interface Result {
        /// @param team "" for none
        /// @param from null for now
        record Asked(
                SeverityPolicy policy, String team, @Nullable Instant from, List<Problem> warnings)
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

    private SeveritiesPreviewReader() {}

    /// @param configuration that they would be a part of
    /// @param teams that people belong to, none where that is not known
    public static Result read(
            byte[] body, Configuration configuration, Supplier<Set<String>> teams) {
        Problems problems = new Problems();
        Section root = RequestBody.read(body, ROOT, problems);
        Section document = root == null ? null : document(root, problems);
        if (root == null || document == null) {
            return new Result.Refused(problems.problems());
        }
        Known known = Known.of(configuration, problems, teams, Set::of);
        SeverityPolicy policy = new SeveritiesReader(known).read(document);
        Instant from = Times.read(root, "from", problems);
        return problems.isEmpty()
                ? new Result.Asked(policy, root.text("team"), from, problems.warnings())
                : new Result.Refused(problems.problems());
    }

    private static @Nullable Section document(Section root, Problems problems) {
        if (!(root.value("severities") instanceof Raw(YamlNode node))) {
            return null;
        }
        YamlNode document =
                node instanceof Scalar text
                        ? YamlReader.read(text.text().getBytes(StandardCharsets.UTF_8), problems)
                        : node;
        return document == null
                ? null
                : new Checker(problems, null).document(SeveritiesReader.SCHEMA, document);
    }
}
