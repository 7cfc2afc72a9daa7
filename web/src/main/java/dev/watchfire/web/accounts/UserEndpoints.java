// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import dev.watchfire.people.People;
import dev.watchfire.people.access.Role;
import dev.watchfire.people.links.Links;
import dev.watchfire.people.users.Profile;
import dev.watchfire.people.users.User;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// `/users`: everybody's accounts, for administrators.
final class UserEndpoints {
    private final Accounts accounts;
    private final People people;
    private final LinkEndpoints links;
    private final UpcomingDuty duty;
    private final AccountJson json;

    UserEndpoints(Accounts accounts, LinkEndpoints links, UpcomingDuty duty) {
        this.duty = duty;
        this.accounts = accounts;
        this.people = accounts.people();
        this.links = links;
        this.json = new AccountJson(people);
    }

    /// By name; `search` is a part of a name or address, in any case.
    Answer list(Exchange exchange) throws Refusal {
        String search = exchange.query().get("search");
        List<User> found = people.users().all();
        if (search != null && !search.isBlank()) {
            String wanted = search.strip().toLowerCase(Locale.ROOT);
            found = found.stream().filter(user -> isFoundBy(user, wanted)).toList();
        }
        return Pages.answer(exchange, found, Pages.Order.RISING, User::name, json::user);
    }

    private static boolean isFoundBy(User user, String wanted) {
        return Stream.of(user.name(), user.displayName(), user.email())
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }

    private Answer shown(int status, User user) {
        return Answer.json(status, out -> json.user(user, out))
                .with("ETag", Revisions.tag(user.revision()));
    }

    private User user(Exchange exchange) throws Refusal {
        return Accounts.run(() -> people.users().get(exchange.variable("id")));
    }

    Answer get(Exchange exchange) throws Refusal {
        return shown(200, user(exchange));
    }

    /// Without a password; a reset link lets him set one.
    Answer create(Exchange exchange) throws Refusal {
        Fields fields = Fields.of(exchange);
        String name = fields.text("name");
        String role = fields.text("role", Role.VIEWER.word());
        Profile profile = MeEndpoints.profile(fields, Profile.EMPTY);
        return shown(
                201,
                accounts.change(
                        exchange,
                        change -> people.users().create(change, name, profile, Role.of(role), "")));
    }

    /// What is missing stays as it is.
    Answer update(Exchange exchange) throws Refusal {
        User before = user(exchange);
        long revision = Revisions.required(exchange);
        Fields fields = Fields.of(exchange);
        Profile profile = MeEndpoints.profile(fields, before.profile());
        String role = fields.text("role", before.role().word());
        boolean disabled = fields.flag("disabled", before.disabled());
        if (disabled && !before.disabled()) {
            duty.requireNone(before, exchange);
        }
        return shown(
                200,
                accounts.change(
                        exchange,
                        change ->
                                people.update(
                                        change,
                                        before.id(),
                                        revision,
                                        profile,
                                        Role.of(role),
                                        disabled)));
    }

    Answer remove(Exchange exchange) throws Refusal {
        duty.requireNone(user(exchange), exchange);
        accounts.change(
                exchange,
                change -> {
                    people.remove(change, exchange.variable("id"));
                    return true;
                });
        return Answer.empty(204);
    }

    Answer resetLink(Exchange exchange) throws Refusal {
        User user = user(exchange);
        Links.Made made = accounts.change(exchange, change -> people.links().reset(change, user));
        return Answer.json(
                        201,
                        out ->
                                out.beginObject()
                                        .member("url", links.url(made))
                                        .member("expiresAt", made.link().expiresAt())
                                        .endObject())
                .with("Cache-Control", "no-store");
    }

    Answer sessions(Exchange exchange) throws Refusal {
        User user = user(exchange);
        return Answer.json(
                200,
                out ->
                        AccountJson.sessions(
                                people.sessions().of(user.id()),
                                SessionEndpoints.session(exchange.caller()),
                                out));
    }

    Answer endSessions(Exchange exchange) throws Refusal {
        User user = user(exchange);
        accounts.change(
                exchange,
                change -> {
                    people.sessions().endAll(change, user, null);
                    return true;
                });
        return Answer.empty(204);
    }
}
