// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import dev.watchfire.web.json.JsonSyntaxException;
import dev.watchfire.web.json.JsonTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The members of a posted object.
public final class Fields {
    /// A profile, or the matchers of a team.
    private static final int MOST_BODY_BYTES = 64 * 1024;

    private final JsonTree tree;

    private Fields(JsonTree tree) {
        this.tree = tree;
    }

    public static Fields of(Exchange exchange) throws Refusal {
        return of(exchange, MOST_BODY_BYTES);
    }

    /// @param mostBytes what the body may have
    public static Fields of(Exchange exchange, int mostBytes) throws Refusal {
        Exchange.Bytes body = exchange.body(mostBytes);
        try {
            return new Fields(JsonTree.read(body.array(), body.length()));
        } catch (JsonSyntaxException e) {
            throw new Refusal(
                    Style.problem(
                            400, "bad-json", "The body is not JSON: " + e.getMessage(), "body"));
        }
    }

    private interface Reading<T> {
        T read() throws JsonTree.Mismatch;
    }

    private static <T> T read(Reading<T> reading) throws Refusal {
        try {
            return reading.read();
        } catch (JsonTree.Mismatch e) {
            throw invalid(e.field(), String.valueOf(e.getMessage()));
        }
    }

    public static Refusal invalid(String field, String message) {
        return new Refusal(
                Style.problems(
                        400,
                        "invalid-fields",
                        message,
                        List.of(new Style.FieldError(field, message))));
    }

    public boolean has(String name) throws Refusal {
        return read(() -> tree.get(name) != null);
    }

    public String text(String name, String missing) throws Refusal {
        return read(() -> tree.text(name, missing));
    }

    public String text(String name) throws Refusal {
        return read(() -> tree.require(name).text());
    }

    public boolean flag(String name, boolean missing) throws Refusal {
        return read(() -> tree.flag(name, missing));
    }

    public int number(String name, int missing) throws Refusal {
        return has(name) ? read(() -> tree.require(name).smallNumber()) : missing;
    }

    public @Nullable Instant instant(String name) throws Refusal {
        return has(name) ? read(() -> tree.require(name).instant()) : null;
    }

    public List<String> texts(String name) throws Refusal {
        return read(
                () -> {
                    List<String> texts = new ArrayList<>();
                    for (JsonTree element : tree.elements(name)) {
                        texts.add(element.text());
                    }
                    return texts;
                });
    }

    /// Whole numbers of a list.
    public List<Integer> numbers(String name) throws Refusal {
        return read(
                () -> {
                    List<Integer> numbers = new ArrayList<>();
                    for (JsonTree element : tree.elements(name)) {
                        numbers.add(element.smallNumber());
                    }
                    return numbers;
                });
    }

    /// An object whose members are all texts; empty where it is missing.
    public Map<String, String> textMap(String name) throws Refusal {
        return read(() -> tree.texts(name));
    }

    /// A member that is an object, or null.
    public @Nullable Fields part(String name) throws Refusal {
        return has(name) ? new Fields(read(() -> tree.require(name))) : null;
    }

    /// The objects of a list.
    public List<Fields> parts(String name) throws Refusal {
        return read(() -> tree.elements(name).stream().map(Fields::new).toList());
    }

    /// Objects with two members, as pairs in their order.
    public Map<String, String> pairs(String name, String key, String value) throws Refusal {
        return read(
                () -> {
                    Map<String, String> pairs = new LinkedHashMap<>();
                    for (JsonTree element : tree.elements(name)) {
                        pairs.put(element.require(key).text(), element.require(value).text());
                    }
                    return pairs;
                });
    }
}
