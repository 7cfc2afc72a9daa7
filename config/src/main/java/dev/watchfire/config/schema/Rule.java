// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.schema;

import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;

/// What must hold between the keys of one mapping. Problems are worded as Alertmanager words them.
@FunctionalInterface
public interface Rule {
    void check(Section section, Problems problems);

    /// The key is given and not empty.
    static Rule required(String key, String message) {
        return (section, problems) -> {
            if (!section.isSet(key)) {
                problems.add(section.at(), section.path(), Code.MISSING, message);
            }
        };
    }

    static Rule atMostOne(String first, String second) {
        return atMostOne(
                first, second, "at most one of " + first + " & " + second + " must be configured");
    }

    static Rule atMostOne(String first, String second, String message) {
        return (section, problems) -> {
            if (section.isSet(first) && section.isSet(second)) {
                problems.add(section.at(second), section.path(), Code.CONFLICT, message);
            }
        };
    }

    static Rule atLeastOne(String first, String second) {
        return (section, problems) -> {
            if (!section.isSet(first) && !section.isSet(second)) {
                problems.add(
                        section.at(),
                        section.path(),
                        Code.MISSING,
                        "one of " + first + " or " + second + " must be configured");
            }
        };
    }

    static Rule exactlyOne(String first, String second) {
        Rule least = atLeastOne(first, second);
        Rule most = atMostOne(first, second);
        return (section, problems) -> {
            least.check(section, problems);
            most.check(section, problems);
        };
    }
}
