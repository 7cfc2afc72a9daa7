// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.fuzz.input;

import static dev.watchfire.bench.fuzz.input.Finding.check;
import static dev.watchfire.bench.fuzz.input.Finding.same;

import dev.watchfire.web.alertmanager.SilenceBodyReader;
import dev.watchfire.web.alertmanager.SilenceBodyReader.PostedMatcher;
import dev.watchfire.web.alertmanager.SilenceBodyReader.Result;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bodies of `POST /api/v2/silences`: what is read is what an independent parser reads.
final class SilenceTarget implements Target {
    @Override
    public String name() {
        return "silence";
    }

    @Override
    public List<String> words() {
        List<String> words = new ArrayList<>(JsonTarget.WORDS);
        words.addAll(
                List.of(
                        "\"matchers\":[",
                        "\"name\":\"a\"",
                        "\"value\":\"b\"",
                        "\"isRegex\":true",
                        "\"isEqual\":false",
                        "\"startsAt\":\"2026-01-01T00:00:00Z\"",
                        "\"endsAt\":\"2027-01-01T00:00:00Z\"",
                        "\"createdBy\":\"a\"",
                        "\"comment\":\"\"",
                        "\"id\":\"\"",
                        "\"COMMENT\":",
                        "\"annotations\":{"));
        return words;
    }

    @Override
    public void feed(byte[] input) {
        Result result = new SilenceBodyReader(input, input.length).read();
        same(new SilenceBodyReader(input, input.length).read(), result, "read twice");
        Tree tree = Tree.byJackson(input);
        switch (result) {
            case Result.Malformed(String reason) -> {
                boolean type =
                        reason.startsWith("json: cannot") || reason.startsWith("parsing time");
                boolean deep = reason.contains("max depth");
                check(tree == null || type || deep, "only ours refuses", reason);
            }
            case Result.Unacceptable(_, String message) -> {
                check(!message.isBlank(), "refused in silence");
                check(
                        tree != null || Tree.isWord(input) || message.startsWith("silence in body"),
                        "taken for JSON",
                        message);
            }
            case Result.Silence silence -> {
                check(tree instanceof Tree.Obj, "only ours reads it");
                if (tree instanceof Tree.Obj members && !members.repeats()) {
                    same(text(members, "comment"), silence.comment(), "comment");
                    same(text(members, "createdBy"), silence.createdBy(), "createdBy");
                    matchers(members, silence.matchers());
                }
            }
        }
    }

    private static @Nullable String text(Tree.Obj members, String name) {
        return members.only(name) instanceof Tree.Text(String value) ? value : null;
    }

    private static void matchers(Tree.Obj silence, List<PostedMatcher> read) {
        if (!(silence.only("matchers") instanceof Tree.Arr(List<Tree> matchers))) {
            throw new Finding("matchers from nowhere");
        }
        same(matchers.size(), read.size(), "number of matchers");
        for (int i = 0; i < read.size(); i++) {
            if (matchers.get(i) instanceof Tree.Obj matcher && !matcher.repeats()) {
                same(text(matcher, "name"), read.get(i).name(), "name");
                same(text(matcher, "value"), read.get(i).value(), "value");
                boolean isRegex = new Tree.Plain("true").equals(matcher.only("isRegex"));
                boolean isEqual = !new Tree.Plain("false").equals(matcher.only("isEqual"));
                same(isRegex, read.get(i).isRegex(), "isRegex");
                same(isEqual, read.get(i).isEqual(), "isEqual");
            }
        }
    }
}
