// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import dev.watchfire.engine.Language;
import java.util.ArrayList;
import java.util.List;

/// Why something happened to a page, kept as facts so that everybody reads it in their language:
/// sentences with what is to be filled in, one after the other.
///
/// A page has many of them and most are never read, so they are kept as they are stored.
///
/// @param code sentences parted by `␞`, each a name and its values parted by `␟`; "" for none
public record Why(String code) {
    public static final Why NONE = new Why("");

    private static final String BETWEEN_SENTENCES = "\u001e";
    private static final String BETWEEN_VALUES = "\u001f";

    public static Why of(Sentence sentence, Object... values) {
        StringBuilder code = new StringBuilder(sentence.name());
        for (Object value : values) {
            code.append(BETWEEN_VALUES).append(clean(value.toString()));
        }
        return new Why(code.toString());
    }

    /// What somebody wrote, or a provider said.
    public static Why text(String text) {
        return text.isEmpty() ? NONE : of(Sentence.TEXT, text);
    }

    public static Why join(List<Why> all) {
        return new Why(
                String.join(
                        BETWEEN_SENTENCES,
                        all.stream().map(Why::code).filter(c -> !c.isEmpty()).toList()));
    }

    private static String clean(String value) {
        return value.replace(BETWEEN_SENTENCES, " ").replace(BETWEEN_VALUES, " ");
    }

    public Why and(Why more) {
        return join(List.of(this, more));
    }

    public boolean isEmpty() {
        return code.isEmpty();
    }

    /// As people read it.
    public String in(Language language) {
        if (code.isEmpty()) {
            return "";
        }
        List<String> sentences = new ArrayList<>();
        for (String one : code.split(BETWEEN_SENTENCES, -1)) {
            List<String> parts = List.of(one.split(BETWEEN_VALUES, -1));
            List<String> values = parts.subList(1, parts.size());
            Sentence sentence = Sentence.named(parts.getFirst());
            sentences.add(sentence == null ? unknown(parts) : sentence.filled(language, values));
        }
        return String.join(", ", sentences);
    }

    /// The first versions stored English; later ones may know more sentences.
    private static String unknown(List<String> parts) {
        return parts.size() == 1
                ? parts.getFirst()
                : String.join(" ", parts.subList(1, parts.size()));
    }

    /// In English, for logs.
    @Override
    public String toString() {
        return in(Language.ENGLISH);
    }
}
