// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import dev.watchfire.people.People;
import dev.watchfire.people.keys.IntakeKey;
import dev.watchfire.people.keys.IntakeKeys;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.json.JsonWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `/intake-keys`: with which sources bring alerts.
final class IntakeKeyEndpoints {
    private final Accounts accounts;
    private final People people;

    IntakeKeyEndpoints(Accounts accounts) {
        this.accounts = accounts;
        this.people = accounts.people();
    }

    /// @param text the key itself, where it was made just now
    private static void write(IntakeKey key, @Nullable String text, JsonWriter out) {
        out.beginObject()
                .member("id", key.id())
                .member("source", key.source())
                .member("hint", key.hint())
                .member("previousUntil", orNull(key.previousUntil()))
                .member("requestsPerMinute", key.ratePerMinute())
                .member("createdBy", key.createdBy())
                .member("createdAt", key.createdAt())
                .member("lastUsedAt", orNull(key.lastUsedAt()));
        if (text != null) {
            out.member("key", text);
        }
        out.endObject();
    }

    private static @Nullable Instant orNull(Instant instant) {
        return instant.equals(Instant.EPOCH) ? null : instant;
    }

    Answer list(Exchange exchange) throws Refusal {
        return Pages.answer(
                exchange,
                people.keys().all(),
                Pages.Order.RISING,
                IntakeKey::source,
                (key, out) -> write(key, null, out));
    }

    Answer create(Exchange exchange) throws Refusal {
        Fields fields = Fields.of(exchange);
        String source = fields.text("source");
        int rate = fields.number("requestsPerMinute", 0);
        return shown(
                201,
                accounts.change(exchange, change -> people.keys().create(change, source, rate)));
    }

    Answer rotate(Exchange exchange) throws Refusal {
        return shown(
                200,
                accounts.change(
                        exchange, change -> people.keys().rotate(change, exchange.variable("id"))));
    }

    private static Answer shown(int status, IntakeKeys.Made made) {
        return Answer.json(status, out -> write(made.key(), made.text(), out))
                .with("Cache-Control", "no-store");
    }

    Answer revoke(Exchange exchange) throws Refusal {
        accounts.change(
                exchange,
                change -> {
                    people.keys().revoke(change, exchange.variable("id"));
                    return true;
                });
        return Answer.empty(204);
    }
}
