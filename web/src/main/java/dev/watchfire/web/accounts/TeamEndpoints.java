// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.matcher.MatcherParser;
import dev.watchfire.engine.matcher.MatcherSyntaxException;
import dev.watchfire.people.Caller;
import dev.watchfire.people.People;
import dev.watchfire.people.access.Permission;
import dev.watchfire.people.access.Role;
import dev.watchfire.people.teams.Team;
import dev.watchfire.people.users.User;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import dev.watchfire.web.json.JsonWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `/teams`: teams, which alerts are theirs, and who belongs to them.
final class TeamEndpoints {
    private final Accounts accounts;
    private final People people;
    private final MatcherParser matchers;
    private final AccountJson json;
    private final Supplier<@Nullable Configuration> configuration;
    private final InstantSource clock;

    TeamEndpoints(
            Accounts accounts,
            MatcherParser matchers,
            Supplier<@Nullable Configuration> configuration,
            InstantSource clock) {
        this.configuration = configuration;
        this.clock = clock;
        this.accounts = accounts;
        this.people = accounts.people();
        this.matchers = matchers;
        this.json = new AccountJson(people);
    }

    Answer list(Exchange exchange) throws Refusal {
        return Pages.answer(
                exchange, people.teams().all(), Pages.Order.RISING, Team::slug, this::write);
    }

    private void write(Team team, JsonWriter out) {
        json.team(team, TeamWork.of(team, configuration.get(), clock.instant()), out);
    }

    private Team team(Exchange exchange) throws Refusal {
        return Accounts.run(() -> people.teams().get(exchange.variable("id")));
    }

    private Answer shown(int status, Team team) {
        return Answer.json(status, out -> write(team, out))
                .with("ETag", Revisions.tag(team.revision()));
    }

    Answer get(Exchange exchange) throws Refusal {
        return shown(200, team(exchange));
    }

    Answer create(Exchange exchange) throws Refusal {
        Fields fields = Fields.of(exchange);
        String slug = fields.text("slug");
        String name = fields.text("name", "");
        List<String> texts = readable(fields.texts("matchers"));
        return shown(
                201,
                accounts.change(
                        exchange, change -> people.teams().create(change, slug, name, texts)));
    }

    /// What is missing stays as it is.
    Answer update(Exchange exchange) throws Refusal {
        Team before = team(exchange);
        long revision = Revisions.required(exchange);
        Fields fields = Fields.of(exchange);
        String name = fields.text("name", before.name());
        List<String> texts =
                fields.has("matchers") ? readable(fields.texts("matchers")) : before.matchers();
        return shown(
                200,
                accounts.change(
                        exchange,
                        change ->
                                people.teams().update(change, before.id(), revision, name, texts)));
    }

    private List<String> readable(List<String> texts) throws Refusal {
        for (String text : texts) {
            try {
                matchers.parseAll(text);
            } catch (MatcherSyntaxException e) {
                throw Fields.invalid(
                        "matchers", "\"%s\" is no matcher: %s.".formatted(text, e.getMessage()));
            }
        }
        return texts;
    }

    Answer remove(Exchange exchange) throws Refusal {
        accounts.change(
                exchange,
                change -> {
                    people.removeTeam(change, exchange.variable("id"));
                    return true;
                });
        return Answer.empty(204);
    }

    Answer putMember(Exchange exchange) throws Refusal {
        Team team = team(exchange);
        String word = Fields.of(exchange).text("role");
        Role role = Accounts.run(() -> Role.of(word));
        User user = member(exchange);
        requireMayManage(exchange.caller(), team, role);
        requireMayManage(
                exchange.caller(), team, team.members().getOrDefault(user.id(), Role.VIEWER));
        accounts.change(
                exchange,
                change -> {
                    people.teams().putMember(change, team.id(), user, role);
                    return true;
                });
        return shown(200, team(exchange));
    }

    Answer removeMember(Exchange exchange) throws Refusal {
        Team team = team(exchange);
        User user = member(exchange);
        requireMayManage(
                exchange.caller(), team, team.members().getOrDefault(user.id(), Role.VIEWER));
        accounts.change(
                exchange,
                change -> {
                    people.teams().removeMember(change, team.id(), user);
                    return true;
                });
        return Answer.empty(204);
    }

    /// By id or name.
    private User member(Exchange exchange) throws Refusal {
        String given = exchange.variable("user");
        User named = people.users().named(given);
        return named == null ? Accounts.run(() -> people.users().get(given)) : named;
    }

    /// A manager gives and takes roles up to his own.
    private static void requireMayManage(Caller caller, Team team, Role role) throws Refusal {
        if (!caller.mayInTeam(Permission.MANAGE, team.id())
                || !caller.roleIn(team.id()).isAtLeast(role)) {
            throw new Refusal(
                    Style.problem(
                            403,
                            "not-allowed",
                            "Members of %s with the role %s are changed by a manager of it whose role is no lower."
                                    .formatted(team.slug(), role.word()),
                            null));
        }
    }
}
