// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import dev.watchfire.people.People;
import dev.watchfire.people.access.Role;
import dev.watchfire.people.links.Links;
import dev.watchfire.people.users.Profile;
import dev.watchfire.people.users.User;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Query;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/users`: everybody's accounts, for administrators.
final class UserEndpoints {
    private static final int MOST_ON_A_PAGE = 1000;
    private static final int USUALLY_ON_A_PAGE = 100;

    private final Accounts accounts;
    private final People people;
    private final LinkEndpoints links;
    private final AccountJson json;

    UserEndpoints(Accounts accounts, LinkEndpoints links) {
        this.accounts = accounts;
        this.people = accounts.people();
        this.links = links;
        this.json = new AccountJson(people);
    }

    /// By name; the cursor is the name that the last page ended with.
    Answer list(Exchange exchange) throws Refusal {
        Query query = exchange.query();
        int limit = limit(query.get("limit"), USUALLY_ON_A_PAGE, MOST_ON_A_PAGE);
        String cursor = query.get("cursor");
        List<User> rest =
                people.users().all().stream()
                        .filter(user -> cursor == null || user.name().compareTo(cursor) > 0)
                        .toList();
        List<User> page = rest.subList(0, Math.min(limit, rest.size()));
        String next = page.size() < rest.size() ? page.getLast().name() : null;
        return Answer.json(
                200,
                out -> {
                    out.beginObject().name("items").beginArray();
                    page.forEach(user -> json.user(user, out));
                    out.endArray().member("nextCursor", next).endObject();
                });
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
