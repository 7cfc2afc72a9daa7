// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.fuzz.input;

import static dev.watchfire.bench.fuzz.input.Finding.check;
import static dev.watchfire.bench.fuzz.input.Finding.same;

import dev.watchfire.web.json.JsonReader;
import dev.watchfire.web.json.JsonSyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// JSON by our reader and by an independent one, and back through our writer.
final class JsonTarget implements Target {
    static final List<String> WORDS =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    "\"",
                    "\"a\":",
                    "\"a\"",
                    "null",
                    "true",
                    "false",
                    "0",
                    "-0",
                    "1e9",
                    "-2.5E-3",
                    "0.1",
                    "\\n",
                    "\\u0000",
                    "\\u00e9",
                    "\\ud83d",
                    "\\ude42",
                    "\\ud83d\\ude42",
                    "\\/",
                    "\\",
                    "\t",
                    "\n",
                    " ",
                    "\u0000",
                    "\u007f",
                    "\ufeff",
                    "\u2028",
                    "\u00e9",
                    "\ud83d\ude42",
                    "[[[[[[[[",
                    "{}",
                    "[]",
                    "//",
                    "NaN");

    @Override
    public String name() {
        return "json";
    }

    @Override
    public List<String> words() {
        return WORDS;
    }

    @Override
    public void feed(byte[] input) {
        Tree expected = Tree.byJackson(input);
        JsonReader reader = new JsonReader(input, 0, input.length);
        JsonReader skipping = new JsonReader(input, 0, input.length);
        Tree read;
        try {
            read = Tree.byOurs(reader, input);
        } catch (JsonSyntaxException e) {
            refused(e, expected);
            check(!skips(skipping), "skipped and yet refused");
            return;
        }
        if (skips(skipping)) {
            same(skipping.position(), reader.position(), "skipped and read");
        }
        check(reader.position() <= input.length, "read past the end");
        if (expected == null && Tree.isWord(input)) {
            return;
        }
        same(read, expected, "ours and an independent reader's");
        byte[] written = read.written();
        same(Tree.byJackson(written), read, "written and read by another");
        try {
            JsonReader again = new JsonReader(written, 0, written.length);
            same(Tree.byOurs(again, written), read, "written and read");
        } catch (JsonSyntaxException e) {
            throw new Finding("what we wrote we refuse: " + e.getMessage());
        }
    }

    private static void refused(JsonSyntaxException e, @Nullable Tree expected) {
        String message = String.valueOf(e.getMessage());
        check(!message.isBlank(), "refused in silence");
        check(expected == null || message.contains("max depth"), "only ours refuses", message);
    }

    private static boolean skips(JsonReader reader) {
        try {
            reader.skip();
            return true;
        } catch (JsonSyntaxException _) {
            return false;
        }
    }
}
