// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import dev.watchfire.people.People;
import dev.watchfire.people.access.Role;
import dev.watchfire.people.tokens.Token;
import dev.watchfire.people.tokens.Tokens;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;

/// `/service-tokens`: what programs sign in with that act for nobody.
final class ServiceTokenEndpoints {
    private final Accounts accounts;
    private final People people;
    private final AccountJson json;

    ServiceTokenEndpoints(Accounts accounts) {
        this.accounts = accounts;
        this.people = accounts.people();
        this.json = new AccountJson(people);
    }

    Answer list(Exchange exchange) throws Refusal {
        return Pages.answer(
                exchange,
                people.tokens().ofServices(),
                Pages.Order.FALLING,
                Token::id,
                (token, out) -> json.token(token, null, out));
    }

    Answer create(Exchange exchange) throws Refusal {
        Fields fields = Fields.of(exchange);
        Tokens.Wish wish = MeEndpoints.wish(fields);
        String role = fields.text("role");
        String team = fields.text("team", "");
        Tokens.Made made =
                accounts.change(
                        exchange,
                        change ->
                                people.tokens()
                                        .createForService(
                                                change,
                                                wish,
                                                Role.of(role),
                                                team.isEmpty()
                                                        ? ""
                                                        : people.teams().get(team).id()));
        return Answer.json(201, out -> json.token(made.token(), made.text(), out))
                .with("Cache-Control", "no-store");
    }

    Answer revoke(Exchange exchange) throws Refusal {
        accounts.change(
                exchange,
                change -> {
                    people.tokens().revoke(change, "", exchange.variable("id"));
                    return true;
                });
        return Answer.empty(204);
    }
}
