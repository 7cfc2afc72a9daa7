// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.client;

import dev.watchfire.app.arguments.Failure;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.matcher.MatcherParser;
import dev.watchfire.engine.matcher.MatcherSyntax;
import dev.watchfire.engine.matcher.MatcherSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// Matchers and labels as they are typed: `HighLatency service=api instance=~"web.*"`.
public final class Matchers {
    /// A first word without an operator is the name of an alert, as amtool has it.
    private static final Pattern BARE_NAME = Pattern.compile("[^=!~\"{},\\s]+");

    private static final MatcherParser PARSER = new MatcherParser(MatcherSyntax.FALLBACK);

    private Matchers() {}

    public static List<Matcher> parse(List<String> words) {
        List<Matcher> matchers = new ArrayList<>();
        for (String word : words) {
            if (matchers.isEmpty() && BARE_NAME.matcher(word).matches()) {
                matchers.add(Matcher.of("alertname", Matcher.Op.EQUAL, word));
                continue;
            }
            try {
                matchers.addAll(PARSER.parseAll(word).matchers());
            } catch (MatcherSyntaxException e) {
                throw new Failure("'" + word + "' is no matcher: " + e.getMessage(), e);
            }
        }
        return matchers;
    }

    public static ArrayNode toJson(List<Matcher> matchers) {
        ArrayNode array = ApiClient.JSON.createArrayNode();
        for (Matcher matcher : matchers) {
            array.addObject()
                    .put("name", matcher.name())
                    .put("value", matcher.value())
                    .put("isRegex", matcher.op().isRegex())
                    .put("isEqual", matcher.op().isPositive());
        }
        return array;
    }

    public static String show(JsonNode matchers) {
        List<String> shown = new ArrayList<>();
        for (JsonNode matcher : matchers) {
            boolean regex = matcher.path("isRegex").asBoolean(false);
            boolean equal = matcher.path("isEqual").asBoolean(true);
            shown.add(
                    matcher.path("name").asString()
                            + (regex ? equal ? "=~" : "!~" : equal ? "=" : "!=")
                            + '"'
                            + matcher.path("value").asString()
                            + '"');
        }
        return String.join(" ", shown);
    }
}
