// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.paging;

import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Flags that say who is to be asked: one of each kind.
final class Targets {
    private final Map<String, Option<String>> options = new LinkedHashMap<>();

    Targets(Syntax syntax) {
        options.put("user", syntax.text("--user", "NAME", "Somebody."));
        options.put("schedule", syntax.text("--schedule", "NAME", "Who is on call by it."));
        options.put("team", syntax.text("--team", "NAME", "All of a team."));
        options.put("channel", syntax.text("--channel", "RECEIVER", "A receiver."));
        options.put("vendor", syntax.text("--vendor", "NAME", "A company outside."));
    }

    /// @return whether there is any
    boolean putInto(ObjectNode body) {
        ArrayNode targets = body.putArray("targets");
        options.forEach(
                (kind, option) -> {
                    String name = option.orNull();
                    if (name != null) {
                        targets.addObject().put(kind, name);
                    }
                });
        return !targets.isEmpty();
    }
}
