// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import dev.watchfire.people.People;
import dev.watchfire.people.ledger.Ledger;
import dev.watchfire.store.StoreException;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks for changes of accounts, and words what is refused as problems.
public final class Accounts {
    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    /// Something that may be refused.
    public interface Work<T> {
        T run() throws dev.watchfire.people.ledger.Refusal, StoreException;
    }

    private final People people;

    public Accounts(People people) {
        this.people = people;
    }

    People people() {
        return people;
    }

    /// A change whose author is who asks.
    public <T> T change(Exchange exchange, Ledger.Decision<T> decision) throws Refusal {
        return run(() -> people.change(exchange.actor(), decision));
    }

    public static <T> T run(Work<T> work) throws Refusal {
        try {
            return work.run();
        } catch (dev.watchfire.people.ledger.Refusal e) {
            throw new Refusal(answer(e));
        } catch (StoreException e) {
            LOG.warn("A change was not kept, or could not be read", e);
            throw new Refusal(
                    Style.problem(
                                    503,
                                    "not-stored",
                                    "This could not be stored; the server's log says why. Try"
                                            + " again.",
                                    null)
                            .with("Retry-After", "1"));
        }
    }

    private static Answer answer(dev.watchfire.people.ledger.Refusal e) {
        int status =
                switch (e.kind()) {
                    case INVALID -> 400;
                    case FORBIDDEN -> 403;
                    case NOT_FOUND -> 404;
                    case CONFLICT -> 409;
                    case STALE -> 412;
                };
        List<Style.FieldError> errors =
                e.errors().stream()
                        .map(error -> new Style.FieldError(error.field(), error.message()))
                        .toList();
        return Style.problems(status, e.code(), e.text(), errors);
    }
}
