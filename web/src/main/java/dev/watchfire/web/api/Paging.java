// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.store.StoreException;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import org.jspecify.annotations.Nullable;

/// The parameters `limit` and `cursor` of every list.
public final class Paging {
    static final int DEFAULT_LIMIT = 100;
    static final int MAX_LIMIT = 1000;

    private Paging() {}

    public static int limit(Exchange exchange) throws Refusal {
        String text = exchange.query().get("limit");
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Refused below like any other number.
        }
        throw refuse("limit", "limit is \"" + text + "\"; it must be 1 to " + MAX_LIMIT + ".");
    }

    /// A number that a list handed out as its cursor, or `missing`.
    public static long number(Exchange exchange, long missing) throws Refusal {
        String text = exchange.query().get("cursor");
        if (text == null) {
            return missing;
        }
        try {
            return Long.parseUnsignedLong(text, 16);
        } catch (NumberFormatException e) {
            throw refuse("cursor", "cursor is \"" + text + "\", which no list has handed out.");
        }
    }

    public static String cursor(long number) {
        return Long.toHexString(number);
    }

    public static Refusal refuse(String parameter, String detail) {
        return new Refusal(Style.problem(400, "bad-parameter", detail, parameter));
    }

    public static Refusal missing(String what) {
        return new Refusal(Style.problem(404, "not-found", what, null));
    }

    public static Refusal unreadable(StoreException e) {
        return new Refusal(
                Style.problem(
                                503,
                                "store-unreadable",
                                "The store could not be read: " + e.getMessage(),
                                null)
                        .with("Retry-After", "1"));
    }

    /// A number of ours in a path.
    public static long id(Exchange exchange, @Nullable String text) throws Refusal {
        try {
            return Long.parseLong(String.valueOf(text));
        } catch (NumberFormatException e) {
            throw missing("There is nothing with the number \"" + text + "\".");
        }
    }
}
