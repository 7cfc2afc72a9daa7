// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.paging;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The steps of a policy with who is asked when, for people.
public final class LadderText {
    private LadderText() {}

    public static void print(JsonNode ladder, PrintWriter out) {
        for (JsonNode rung : ladder) {
            String at = rung.path("at").asString("");
            out.println(
                    "  step %d %s  %s%s  %s"
                            .formatted(
                                    rung.path("step").asInt() + 1,
                                    rung.path("level").asString(),
                                    rung.path("state").asString(),
                                    at.isEmpty() ? "" : " " + at,
                                    who(rung)));
            out.println("    " + rung.path("why").asString());
            for (JsonNode ring : rung.path("rings")) {
                out.println(
                        "    %s  %s by %s: %s"
                                .formatted(
                                        ring.path("at").asString(),
                                        ring.path("person").asString(),
                                        ring.path("type").asString(),
                                        ring.path("why").asString()));
            }
            for (JsonNode nobody : rung.path("unreachable")) {
                out.println(
                        "    nothing reaches %s: %s"
                                .formatted(
                                        nobody.path("person").asString(),
                                        nobody.path("why").asString()));
            }
        }
    }

    /// What follows the ladder where nobody acknowledges.
    public static void printRepeat(JsonNode repeat, PrintWriter out) {
        int times = repeat.path("times").asInt();
        if (times > 0) {
            out.println(
                    "  then again from step %d, %d %s"
                            .formatted(
                                    repeat.path("from").asInt(),
                                    times,
                                    times == 1 ? "time" : "times"));
        }
    }

    private static String who(JsonNode rung) {
        List<String> people = words(rung.path("people"));
        people.addAll(words(rung.path("channels")));
        List<String> who = words(rung.path("who"));
        return String.join(", ", who) + (people.isEmpty() ? "" : ": " + String.join(", ", people));
    }

    static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asString()));
        return words;
    }
}
