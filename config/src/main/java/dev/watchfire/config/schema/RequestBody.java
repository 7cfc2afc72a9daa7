// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.schema;

import dev.watchfire.config.problem.Position;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.yaml.YamlNode;
import dev.watchfire.config.yaml.YamlReader;
import org.jspecify.annotations.Nullable;

/// The body of a request that holds a part of a configuration. JSON is YAML too.
public final class RequestBody {
    private RequestBody() {}

    /// @return null where it cannot be read, which is a problem
    public static @Nullable Section read(byte[] body, Schema schema, Problems problems) {
        YamlNode node = YamlReader.read(body, problems);
        if (node == null || node.isNull()) {
            if (problems.isEmpty()) {
                problems.add(
                        Position.START,
                        "",
                        Code.WRONG_TYPE,
                        "expected " + schema.what() + " as an object, got nothing");
            }
            return null;
        }
        return new Checker(problems, null).document(schema, node);
    }
}
