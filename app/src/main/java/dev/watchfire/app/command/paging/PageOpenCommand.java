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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `page open`: pages people by a policy, and prints the page's id.
final class PageOpenCommand implements Action {
    private final Words<String> title;
    private final Option<String> policy;
    private final Option<String> text;
    private final Option<String> severity;
    private final Option<String> service;
    private final Option<String> key;
    private final ClientOptions client;

    PageOpenCommand(Syntax syntax) {
        title = syntax.words("TITLE", 1, 1, given -> given, "What it is about, in one line.");
        policy = syntax.text("--policy", "NAME", "By which escalation policy. Needed.");
        text = syntax.text("--text", "TEXT", "More about it.");
        severity = syntax.text("--severity", "P1", "P1 to P5. Default: the configuration's.");
        service = syntax.text("--service", "NAME", "The service that it is about.");
        key =
                syntax.text(
                        "--key", "KEY", "As long as a page with this key is open, it is that one.");
        client = new ClientOptions(syntax);
        syntax.note("Example: watchfire page open --policy payments --severity P1 'Pay is down'");
    }

    @Override
    public int run(Console console) {
        ObjectNode body = ApiClient.JSON.createObjectNode();
        String named = policy.orNull();
        if (named == null) {
            throw new Failure("say by which policy, with --policy; 'policy list' shows them");
        }
        body.put("policy", named).put("title", title.one());
        Inputs.put(body, "text", text);
        Inputs.put(body, "severity", severity);
        Inputs.put(body, "service", service);
        Inputs.put(body, "key", key);
        JsonNode page = client.connect().post(PageCommands.PAGES, body);
        switch (client.output()) {
            case JSON -> console.out().println(page.toPrettyString());
            case SIMPLE -> console.out().println(page.path("id").asString());
        }
        return 0;
    }
}
