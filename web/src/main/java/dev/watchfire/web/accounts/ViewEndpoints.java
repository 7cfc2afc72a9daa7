// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import dev.watchfire.people.People;
import dev.watchfire.people.views.SavedView;
import dev.watchfire.people.views.SavedViews;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.json.JsonWriter;

/// `/views`: questions that are kept.
final class ViewEndpoints {
    private final Accounts accounts;
    private final People people;

    ViewEndpoints(Accounts accounts) {
        this.accounts = accounts;
        this.people = accounts.people();
    }

    private static void write(SavedView view, JsonWriter out) {
        out.beginObject()
                .member("id", view.id())
                .member("page", view.page())
                .member("name", view.name())
                .member("question", view.question())
                .member("shared", view.shared())
                .member("createdBy", view.createdBy())
                .member("createdAt", view.createdAt())
                .endObject();
    }

    Answer list(Exchange exchange) throws Refusal {
        return Pages.answer(
                exchange,
                people.views().of(SavedViews.ownerOf(exchange.caller())),
                Pages.Order.RISING,
                SavedView::id,
                ViewEndpoints::write);
    }

    Answer save(Exchange exchange) throws Refusal {
        Fields fields = Fields.of(exchange);
        SavedViews.Draft draft =
                new SavedViews.Draft(
                        fields.text("page"),
                        fields.text("name"),
                        fields.text("question"),
                        fields.flag("shared", false));
        SavedView saved =
                accounts.change(
                        exchange, change -> people.views().save(change, exchange.caller(), draft));
        return Answer.json(200, out -> write(saved, out));
    }

    Answer forget(Exchange exchange) throws Refusal {
        accounts.change(
                exchange,
                change -> {
                    people.views().forget(change, exchange.caller(), exchange.variable("id"));
                    return true;
                });
        return Answer.empty(204);
    }
}
