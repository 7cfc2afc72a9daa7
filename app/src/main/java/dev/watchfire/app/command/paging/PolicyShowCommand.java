// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.paging;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Failure;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Inputs;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `policy show`: whom a page by it would ask when, and when it would reach nobody.
final class PolicyShowCommand implements Action {
    private final Words<String> name;
    private final Option<String> severity;
    private final Option<String> service;
    private final Option<String> at;
    private final ClientOptions client;

    PolicyShowCommand(Syntax syntax) {
        name = syntax.words("NAME", 1, 1, text -> text, "As 'policy list' shows it.");
        severity = syntax.text("--severity", "P1", "Of the page. Default: the configuration's.");
        service = syntax.text("--service", "NAME", "That the page is about.");
        at = syntax.text("--at", "TIME", "When it begins (RFC 3339), not now.");
        client = new ClientOptions(syntax);
        syntax.note("Example: watchfire policy show payments --at 2026-12-24T18:00:00+09:00");
    }

    @Override
    public int run(Console console) {
        ApiClient server = client.connect();
        JsonNode found = null;
        for (JsonNode policy : server.get(PolicyListCommand.POLICIES).path("items")) {
            if (policy.path("name").asString().equals(name.one())) {
                found = policy;
            }
        }
        if (!(found instanceof ObjectNode policy)) {
            throw new Failure(
                    "there is no escalation policy '" + name.one() + "'; 'policy list' shows them");
        }
        for (String ours : new String[] {"openPages", "outdatedPages", "readOnly"}) {
            policy.remove(ours);
        }
        ObjectNode body = ApiClient.JSON.createObjectNode();
        body.set("policy", policy);
        Inputs.put(body, "severity", severity);
        Inputs.put(body, "service", service);
        Inputs.put(body, "at", at);
        JsonNode preview = server.post(PolicyListCommand.POLICIES + "/preview", body);
        List<String> errors = problems(preview, "error");
        if (!errors.isEmpty()) {
            throw new Failure(String.join("; ", errors));
        }
        switch (client.output()) {
            case JSON -> console.out().println(preview.toPrettyString());
            case SIMPLE -> {
                console.out().println(name.one());
                problems(preview, "warning")
                        .forEach(said -> console.out().println("  warning: " + said));
                LadderText.print(preview.path("ladder"), console.out());
                LadderText.printRepeat(policy.path("repeat"), console.out());
                for (JsonNode gap : preview.path("coverage").path("gaps")) {
                    console.out()
                            .println(
                                    "  reaches nobody from %s to %s"
                                            .formatted(
                                                    gap.path("start").asString(),
                                                    gap.path("end").asString()));
                }
            }
        }
        return 0;
    }

    /// What is wrong with what was asked, or unwise about the policy.
    private static List<String> problems(JsonNode preview, String severity) {
        List<String> said = new ArrayList<>();
        for (JsonNode problem : preview.path("problems")) {
            if (problem.path("severity").asString().equals(severity)) {
                said.add(
                        problem.path("path").asString()
                                + ": "
                                + problem.path("message").asString());
            }
        }
        return said;
    }
}
