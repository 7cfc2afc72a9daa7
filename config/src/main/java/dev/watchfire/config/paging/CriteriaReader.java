// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.paging;

import dev.watchfire.config.problem.Position;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Shown;
import dev.watchfire.config.schema.Suggestion;
import dev.watchfire.config.schema.Value;
import dev.watchfire.config.schema.Value.Items;
import dev.watchfire.config.schema.Value.Raw;
import dev.watchfire.config.yaml.YamlNode;
import dev.watchfire.config.yaml.YamlNode.Entry;
import dev.watchfire.config.yaml.YamlNode.Mapping;
import dev.watchfire.config.yaml.YamlNode.Scalar;
import dev.watchfire.engine.paging.Criterion;
import dev.watchfire.engine.paging.Criterion.Factor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads `criteria`: words, and `users` with a share.
final class CriteriaReader {
    private static final String USERS = "users";
    private static final String SHARE = "[0-9]{1,3}%?";

    private final Problems problems;
    private final List<String> factors;

    /// @param factors their words
    CriteriaReader(Problems problems, List<String> factors) {
        this.problems = problems;
        this.factors = factors;
    }

    List<Criterion> read(Section section, int most) {
        List<Criterion> criteria = new ArrayList<>();
        String path = section.path("criteria");
        if (!(section.value("criteria") instanceof Items items)) {
            return criteria;
        }
        if (items.items().size() > most) {
            problems.add(
                    section.at("criteria"),
                    path,
                    Code.TOO_LARGE,
                    "at most %d criteria, got %d".formatted(most, items.items().size()));
            return criteria;
        }
        for (Value item : items.items()) {
            Criterion criterion =
                    item instanceof Raw(YamlNode node)
                            ? criterion(node, path + "[" + criteria.size() + "]")
                            : null;
            if (criterion != null) {
                criteria.add(criterion);
            }
        }
        return criteria;
    }

    private @Nullable Criterion criterion(YamlNode node, String path) {
        if (node instanceof Mapping mapping && mapping.entries().size() == 1) {
            Entry entry = mapping.entries().getFirst();
            if (entry.key().equals(USERS) && entry.value() instanceof Scalar share) {
                return users(share, path);
            }
        }
        if (node instanceof Scalar scalar
                && factors.contains(scalar.text())
                && !scalar.text().equals(USERS)) {
            return new Criterion(Factor.valueOf(scalar.text().toUpperCase(Locale.ROOT)), 0);
        }
        String text = node instanceof Scalar scalar ? scalar.text() : "";
        wrong(
                node.at(),
                path,
                "expected one of "
                        + String.join(", ", factors.stream().filter(f -> !f.equals(USERS)).toList())
                        + " or {users: 50%}, got "
                        + (text.isEmpty() ? node.kind() : Shown.text(text))
                        + Suggestion.clause(text, factors));
        return null;
    }

    private @Nullable Criterion users(Scalar share, String path) {
        String text = share.text();
        int percent = text.matches(SHARE) ? Integer.parseInt(text.replace("%", "")) : 0;
        if (percent < 1 || percent > 100) {
            wrong(
                    share.at(),
                    path,
                    "expected a share of users from 1% to 100%, got " + Shown.text(text));
            return null;
        }
        return new Criterion(Factor.USERS, percent);
    }

    private void wrong(Position at, String path, String message) {
        problems.add(at, path, Code.INVALID_VALUE, message);
    }
}
