// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.audit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// What something looked like before or after a change, as a small JSON object. Secrets never come
/// in: who adds a member names it and says at most that it is set.
public final class Detail {
    public static final String NONE = "";

    /// Shown in place of a secret.
    public static final String SECRET = "<secret>";

    private final Map<String, String> members = new LinkedHashMap<>();

    public Detail with(String name, String value) {
        members.put(name, quoted(value));
        return this;
    }

    public Detail with(String name, boolean value) {
        members.put(name, Boolean.toString(value));
        return this;
    }

    public Detail with(String name, Collection<String> values) {
        members.put(
                name, "[" + String.join(",", values.stream().map(Detail::quoted).toList()) + "]");
        return this;
    }

    @Override
    public String toString() {
        StringBuilder json = new StringBuilder("{");
        members.forEach(
                (name, value) -> {
                    if (json.length() > 1) {
                        json.append(',');
                    }
                    json.append(quoted(name)).append(':').append(value);
                });
        return json.append('}').toString();
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
