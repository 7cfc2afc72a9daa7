// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Query;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import dev.watchfire.web.json.JsonWriter;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lists, a page at a time. The cursor is the key of the last item of the page before, so that what
/// is added or removed meanwhile moves nothing.
final class Pages {
    private static final int MOST_ON_A_PAGE = 1000;
    private static final int USUALLY_ON_A_PAGE = 100;

    /// How the keys of a list follow each other.
    enum Order {
        RISING,
        FALLING
    }

    private Pages() {}

    /// @param all in the order of their keys, of which no two are alike
    static <T> Answer answer(
            Exchange exchange,
            List<T> all,
            Order order,
            Function<T, String> key,
            BiConsumer<T, JsonWriter> write)
            throws Refusal {
        Query query = exchange.query();
        int limit = limit(query.get("limit"), USUALLY_ON_A_PAGE, MOST_ON_A_PAGE);
        String cursor = query.get("cursor");
        List<T> rest =
                cursor == null
                        ? all
                        : all.stream().filter(i -> follows(key.apply(i), cursor, order)).toList();
        List<T> page = rest.subList(0, Math.min(limit, rest.size()));
        String next = page.size() < rest.size() ? key.apply(page.getLast()) : null;
        return Answer.json(
                200,
                json -> {
                    json.beginObject().name("items").beginArray();
                    page.forEach(item -> write.accept(item, json));
                    json.endArray().member("nextCursor", next).endObject();
                });
    }

    private static boolean follows(String key, String cursor, Order order) {
        int compared = key.compareTo(cursor);
        return order == Order.RISING ? compared > 0 : compared < 0;
    }

    static int limit(@Nullable String text, int usual, int most) throws Refusal {
        if (text == null) {
            return usual;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= most) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Refused below like any other number.
        }
        throw new Refusal(
                Style.problem(
                        400,
                        "bad-parameter",
                        "limit is \"" + text + "\"; it must be 1 to " + most + ".",
                        "limit"));
    }
}
