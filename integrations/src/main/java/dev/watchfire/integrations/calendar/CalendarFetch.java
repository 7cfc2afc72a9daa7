// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.calendar;

import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.integrations.http.Outgoing;
import dev.watchfire.integrations.http.OutgoingRequest;
import dev.watchfire.integrations.http.OutgoingResult;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Asks for a calendar, and for nothing where it did not change.
final class CalendarFetch {
    /// A rota of many years has a tenth of it.
    static final int MOST_BYTES = 2 * 1024 * 1024;

    /// Some programs make a calendar anew for every request.
    static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final int NOT_MODIFIED = 304;

    private final Outgoing outgoing;
    private final String userAgent;
    private final Duration timeout;

    CalendarFetch(Outgoing outgoing, String userAgent, Duration timeout) {
        this.outgoing = outgoing;
        this.userAgent = userAgent;
        this.timeout = timeout;
    }

    /// What became of it.
    sealed interface Fetched {
        /// It is still the one of this tag and date.
        record Unchanged() implements Fetched {}

        record Text(String text, String tag, String modified) implements Fetched {}

        /// @param problem for people, with what to do; without the address
        record Failed(String problem) implements Fetched {}
    }

    /// @param tag of the copy that is known, empty to get it in any case
    /// @param modified of the copy that is known
    Fetched fetch(CalendarSource source, String tag, String modified) {
        Map<String, String> headers = new HashMap<>();
        headers.put("User-Agent", userAgent);
        headers.put("Accept", "text/calendar, */*;q=0.5");
        if (!tag.isEmpty()) {
            headers.put("If-None-Match", tag);
        }
        if (!modified.isEmpty()) {
            headers.put("If-Modified-Since", modified);
        }
        OutgoingResult result =
                outgoing.send(
                        new OutgoingRequest(
                                "GET",
                                source.url().reveal(),
                                headers,
                                "",
                                timeout,
                                List.of(source.url().reveal()),
                                true,
                                MOST_BYTES,
                                source.reach()),
                        HttpSettings.DEFAULT);
        return switch (result) {
            case OutgoingResult.Answered answered -> of(answered);
            case OutgoingResult.NotSent(String reason) -> unreachable(reason);
            case OutgoingResult.PerhapsSent(String reason) -> unreachable(reason);
            case OutgoingResult.Refused(String reason) ->
                    new Fetched.Failed(
                            "Its address cannot be used: %s. Give another one.".formatted(reason));
        };
    }

    private static Fetched unreachable(String reason) {
        return new Fetched.Failed(
                "It could not be reached: %s. It is asked again in five minutes; if it stays like this, see whether this server may reach it."
                        .formatted(reason));
    }

    private static Fetched of(OutgoingResult.Answered answered) {
        int status = answered.status();
        if (status == NOT_MODIFIED) {
            return new Fetched.Unchanged();
        }
        if (answered.isSuccess()) {
            return answered.cutOff()
                    ? new Fetched.Failed(
                            "It is larger than %d MiB, or did not come whole in time. Use a calendar that holds the rota only, or remove old events."
                                    .formatted(MOST_BYTES >> 20))
                    : new Fetched.Text(answered.body(), answered.tag(), answered.modified());
        }
        return new Fetched.Failed(
                switch (status) {
                    case 401, 403 ->
                            "It wants a password (status %d). Use the secret or private address that its program offers for other programs."
                                    .formatted(status);
                    case 404, 410 ->
                            "There is nothing at its address (status %d). Copy the address from its program again."
                                    .formatted(status);
                    case 301, 302, 303, 307, 308 ->
                            "Its address leads on without end or without a goal (status %d). Give the address where it ends."
                                    .formatted(status);
                    default ->
                            "It answered with status %d. It is asked again in five minutes."
                                    .formatted(status);
                });
    }
}
