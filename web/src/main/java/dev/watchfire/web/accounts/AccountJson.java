// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import dev.watchfire.people.People;
import dev.watchfire.people.access.Role;
import dev.watchfire.people.audit.Entry;
import dev.watchfire.people.links.Link;
import dev.watchfire.people.sessions.Session;
import dev.watchfire.people.sessions.Sessions;
import dev.watchfire.people.teams.Team;
import dev.watchfire.people.tokens.Token;
import dev.watchfire.people.tokens.Tokens;
import dev.watchfire.people.users.User;
import dev.watchfire.web.json.JsonWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Accounts as the API shows them; never a hash or a secret.
final class AccountJson {
    private final People people;

    AccountJson(People people) {
        this.people = people;
    }

    void user(User user, JsonWriter json) {
        json.beginObject()
                .member("id", user.id())
                .member("name", user.name())
                .member("displayName", user.displayName())
                .member("email", user.email())
                .member("language", user.language())
                .member("zone", user.zone())
                .member("role", user.role().word())
                .member("disabled", user.disabled())
                .member("hasPassword", user.hasPassword())
                .name("teams");
        roles(people.teams().rolesOf(user.id()), json);
        json.member("revision", user.revision()).member("createdAt", user.createdAt()).endObject();
    }

    /// By slug.
    void roles(Map<String, Role> roles, JsonWriter json) {
        Map<String, Team> bySlug = new TreeMap<>();
        for (String id : roles.keySet()) {
            Team team = people.teams().find(id);
            if (team != null) {
                bySlug.put(team.slug(), team);
            }
        }
        json.beginArray();
        for (Team team : bySlug.values()) {
            json.beginObject()
                    .member("id", team.id())
                    .member("slug", team.slug())
                    .member("name", team.name())
                    .member("role", roles.getOrDefault(team.id(), Role.VIEWER).word())
                    .endObject();
        }
        json.endArray();
    }

    /// @param work how the configuration says that it works, null where it does not
    void team(Team team, @Nullable TeamWork work, JsonWriter json) {
        json.beginObject()
                .member("id", team.id())
                .member("slug", team.slug())
                .member("name", team.name())
                .member("matchers", team.matchers())
                .name("members")
                .beginArray();
        for (User user : people.users().all()) {
            Role role = team.members().get(user.id());
            if (role != null) {
                json.beginObject()
                        .member("id", user.id())
                        .member("name", user.name())
                        .member("displayName", user.displayName())
                        .member("role", role.word())
                        .endObject();
            }
        }
        json.endArray()
                .member("revision", team.revision())
                .member("createdAt", team.createdAt())
                .name("work");
        if (work == null) {
            json.raw("null");
        } else {
            work.write(json);
        }
        json.endObject();
    }

    /// @param current the one that asks, null for none of them
    static void sessions(List<Session> sessions, @Nullable Session current, JsonWriter json) {
        json.beginObject().name("items").beginArray();
        for (Session session : sessions) {
            json.beginObject()
                    .member("id", session.id())
                    .member("current", current != null && current.id().equals(session.id()))
                    .member("method", session.method())
                    .member("address", session.address())
                    .member("userAgent", session.userAgent())
                    .member("createdAt", session.createdAt())
                    .member("authenticatedAt", session.authenticatedAt())
                    .member("lastSeenAt", session.lastSeenAt())
                    .member("expiresAt", session.createdAt().plus(Sessions.LIFETIME))
                    .endObject();
        }
        json.endArray().endObject();
    }

    /// @param text the token itself, where it was made just now
    void token(Token token, @Nullable String text, JsonWriter json) {
        Team team = people.teams().find(token.teamId());
        json.beginObject()
                .member("id", token.id())
                .member("name", token.name())
                .member("hint", token.hint())
                .member("scopes", Tokens.words(token.scopes()))
                .member("role", token.isService() ? token.role().word() : null)
                .member("team", team == null ? null : team.slug())
                .member("createdBy", token.createdBy())
                .member("createdAt", token.createdAt())
                .member("expiresAt", orNull(token.expiresAt()))
                .member("lastUsedAt", orNull(token.lastUsedAt()));
        if (text != null) {
            json.member("token", text);
        }
        json.endObject();
    }

    void tokens(List<Token> tokens, JsonWriter json) {
        json.beginObject().name("items").beginArray();
        tokens.forEach(token -> token(token, null, json));
        json.endArray().endObject();
    }

    private static @Nullable Instant orNull(Instant instant) {
        return instant.equals(Instant.EPOCH) ? null : instant;
    }

    /// @param url where it leads, where it was made just now
    void link(Link link, @Nullable String url, JsonWriter json) {
        json.beginObject()
                .member("id", link.id())
                .member("kind", link.kind().word())
                .member("email", link.email())
                .member("role", link.role().word())
                .name("teams");
        roles(link.teams(), json);
        json.member("createdBy", link.createdBy())
                .member("createdAt", link.createdAt())
                .member("expiresAt", link.expiresAt());
        if (url != null) {
            json.member("url", url);
        }
        json.endObject();
    }

    static void entry(Entry entry, JsonWriter json) {
        json.beginObject()
                .member("id", entry.id())
                .member("at", entry.at())
                .name("actor")
                .beginObject()
                .member("kind", entry.actor().kind().name().toLowerCase(Locale.ROOT))
                .member("id", entry.actor().id())
                .member("name", entry.actor().name())
                .endObject()
                .member("address", entry.actor().address())
                .member("action", entry.action())
                .name("object")
                .beginObject()
                .member("kind", entry.subject().kind())
                .member("id", entry.subject().id())
                .member("name", entry.subject().name())
                .endObject()
                .name("before");
        raw(entry.before(), json);
        json.name("after");
        raw(entry.after(), json);
        json.endObject();
    }

    private static void raw(String detail, JsonWriter json) {
        json.raw(detail.isEmpty() ? "null" : detail);
    }
}
