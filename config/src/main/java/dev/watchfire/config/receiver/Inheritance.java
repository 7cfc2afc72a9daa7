// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.receiver;

import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an integration takes over from `global` where it has nothing of its own.
@FunctionalInterface
interface Inheritance {
    /// An `http_config` of its own replaces the global one as a whole.
    Inheritance HTTP = of("http_config", "http_config");

    void apply(Section local, Section global, Problems problems);

    static Inheritance of(String key, String globalKey) {
        return group(List.of(key), List.of(globalKey), null);
    }

    /// Without a value on either side the integration is refused with `missing`.
    static Inheritance required(String key, String globalKey, String missing) {
        return group(List.of(key), List.of(globalKey), missing);
    }

    /// A value and its `_file` variant: both are inherited, and only where neither is given.
    static Inheritance pair(String key, String globalKey, @Nullable String missing) {
        return group(List.of(key, key + "_file"), List.of(globalKey, globalKey + "_file"), missing);
    }

    private static Inheritance group(
            List<String> keys, List<String> globalKeys, @Nullable String missing) {
        return (local, global, problems) -> {
            if (keys.stream().noneMatch(local::isSet)) {
                for (int i = 0; i < keys.size(); i++) {
                    local.inherit(keys.get(i), global, globalKeys.get(i));
                }
            }
            if (missing != null && keys.stream().noneMatch(local::isSet)) {
                problems.add(local.at(), local.path(), Code.MISSING, missing);
            }
        };
    }
}
