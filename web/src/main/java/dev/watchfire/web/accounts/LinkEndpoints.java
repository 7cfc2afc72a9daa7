// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import dev.watchfire.people.People;
import dev.watchfire.people.access.Role;
import dev.watchfire.people.links.Link;
import dev.watchfire.people.links.Links;
import dev.watchfire.people.users.Profile;
import dev.watchfire.people.users.User;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// `/setup`, `/links` and `/invitations`: links that work once. Their secret comes in bodies only,
/// so that no log of addresses holds it.
final class LinkEndpoints {
    private final Accounts accounts;
    private final People people;
    private final SessionEndpoints sessions;
    private final String externalUrl;
    private final AccountJson json;

    LinkEndpoints(Accounts accounts, SessionEndpoints sessions, URI externalUrl) {
        this.accounts = accounts;
        this.people = accounts.people();
        this.sessions = sessions;
        String url = externalUrl.toString();
        this.externalUrl = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.json = new AccountJson(people);
    }

    String url(Links.Made made) {
        return externalUrl + "/accept#" + made.secret();
    }

    /// Makes the first administrator, and signs him in.
    Answer setUp(Exchange exchange) throws Refusal {
        return join(exchange, Fields.of(exchange), Link.Kind.SET_UP);
    }

    private Answer join(Exchange exchange, Fields fields, Link.Kind kind) throws Refusal {
        String secret = fields.text("token");
        String name = fields.text("name");
        String password = fields.text("password");
        Profile profile = MeEndpoints.profile(fields, Profile.EMPTY);
        User user =
                Accounts.run(
                        () -> people.join(exchange.actor(), kind, secret, name, profile, password));
        return sessions.open(exchange, user);
    }

    /// What a link is for, for the page that it leads to.
    Answer look(Exchange exchange) throws Refusal {
        Link link = open(Fields.of(exchange).text("token"));
        User whose = people.users().find(link.userId());
        return Answer.json(
                        200,
                        out ->
                                out.beginObject()
                                        .member("kind", link.kind().word())
                                        .member("email", link.email())
                                        .member("user", whose == null ? null : whose.name())
                                        .member("expiresAt", link.expiresAt())
                                        .endObject())
                .with("Cache-Control", "no-store");
    }

    private Link open(String secret) throws Refusal {
        Link link = people.links().find(secret);
        if (link == null) {
            throw new Refusal(
                    Style.problem(
                            409,
                            "link-over",
                            "This link is not known, was used already, or is too old. Ask for a new"
                                    + " one.",
                            null));
        }
        return link;
    }

    /// Uses an invitation, or a link that resets a password, and signs in.
    Answer accept(Exchange exchange) throws Refusal {
        Fields fields = Fields.of(exchange);
        String secret = fields.text("token");
        Link link = open(secret);
        if (link.kind() != Link.Kind.RESET) {
            return join(exchange, fields, Link.Kind.INVITATION);
        }
        String password = fields.text("password");
        User user = Accounts.run(() -> people.reset(exchange.actor(), secret, password));
        return sessions.open(exchange, user);
    }

    Answer invitations(Exchange exchange) throws Refusal {
        return Pages.answer(
                exchange,
                people.links().invitations(),
                Pages.Order.FALLING,
                Link::id,
                (link, out) -> json.link(link, null, out));
    }

    Answer invite(Exchange exchange) throws Refusal {
        Fields fields = Fields.of(exchange);
        String email = fields.text("email", "");
        String roleWord = fields.text("role", Role.VIEWER.word());
        Map<String, String> wanted = fields.pairs("teams", "team", "role");
        Links.Made made =
                accounts.change(
                        exchange,
                        change -> {
                            Map<String, Role> teams = new HashMap<>();
                            for (Map.Entry<String, String> team : wanted.entrySet()) {
                                teams.put(
                                        people.teams().get(team.getKey()).id(),
                                        Role.of("teams", team.getValue()));
                            }
                            return people.links().invite(change, email, Role.of(roleWord), teams);
                        });
        return Answer.json(201, out -> json.link(made.link(), url(made), out))
                .with("Cache-Control", "no-store");
    }

    Answer withdraw(Exchange exchange) throws Refusal {
        accounts.change(
                exchange,
                change -> {
                    people.links().withdraw(change, exchange.variable("id"));
                    return true;
                });
        return Answer.empty(204);
    }
}
