// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.matcher.MatcherParser;
import dev.watchfire.people.People;
import dev.watchfire.web.access.Audience;
import dev.watchfire.web.access.FlowCookie;
import dev.watchfire.web.access.Guard;
import dev.watchfire.web.access.Need;
import dev.watchfire.web.access.OwnAddress;
import dev.watchfire.web.access.RelyingParties;
import dev.watchfire.web.access.SessionCookie;
import dev.watchfire.web.http.Endpoint;
import dev.watchfire.web.http.Route;
import dev.watchfire.web.http.Style;
import dev.watchfire.web.oidc.Federation;
import dev.watchfire.web.oidc.Providers;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// The routes of accounts, as a part of our own API. What changes what others may wants a session
/// that proved a moment ago whose it is.
public final class AccountsApi {
    private static final String BASE = "/api/watchfire/v1";

    private final SessionEndpoints sessions;
    private final MeEndpoints me;
    private final LinkEndpoints links;
    private final UserEndpoints users;
    private final TeamEndpoints teams;
    private final ServiceTokenEndpoints services;
    private final IntakeKeyEndpoints keys;
    private final AuditEndpoint audit;
    private final ViewEndpoints views;
    private final PasskeyEndpoints passkeys;
    private final OidcEndpoints oidc;

    public AccountsApi(
            People people,
            Guard guard,
            SessionCookie cookie,
            MatcherParser matchers,
            OwnAddress address,
            Federation federation,
            Supplier<Image> image,
            InstantSource clock,
            URI externalUrl) {
        Accounts accounts = new Accounts(people);
        Providers providers = new Providers(federation, clock);
        sessions =
                new SessionEndpoints(
                        accounts, guard, cookie, new RelyingParties(address), providers);
        me = new MeEndpoints(accounts, sessions);
        links = new LinkEndpoints(accounts, sessions, externalUrl);
        users = new UserEndpoints(accounts, links, new UpcomingDuty(image, clock));
        teams = new TeamEndpoints(accounts, matchers, () -> image.get().configuration(), clock);
        services = new ServiceTokenEndpoints(accounts);
        keys = new IntakeKeyEndpoints(accounts);
        audit = new AuditEndpoint(people);
        views = new ViewEndpoints(accounts);
        passkeys = new PasskeyEndpoints(accounts, sessions);
        oidc =
                new OidcEndpoints(
                        accounts,
                        sessions,
                        providers,
                        address,
                        new FlowCookie(address.prefix()),
                        clock);
    }

    public List<Route> routes() {
        return List.of(
                open("GET", "/session", sessions::get),
                open("POST", "/session", sessions::signIn),
                open("DELETE", "/session", sessions::signOut),
                route("POST", "/session/step-up", Need.NOTHING, sessions::stepUp),
                open("POST", "/session/passkey/begin", passkeys::beginSignIn),
                open("POST", "/session/passkey", passkeys::signIn),
                route(
                        "POST",
                        "/session/step-up/passkey/begin",
                        Need.NOTHING,
                        passkeys::beginStepUp),
                route("POST", "/session/step-up/passkey", Need.NOTHING, passkeys::stepUp),
                route("GET", "/me/passkeys", Need.OWN_ACCOUNT, passkeys::list),
                route(
                                "POST",
                                "/me/passkeys/begin",
                                Need.OWN_ACCOUNT_IN_PERSON,
                                passkeys::beginRegistering)
                        .whenFresh(),
                route("POST", "/me/passkeys", Need.OWN_ACCOUNT_IN_PERSON, passkeys::register)
                        .whenFresh(),
                route("PATCH", "/me/passkeys/{id}", Need.OWN_ACCOUNT_IN_PERSON, passkeys::rename),
                route("DELETE", "/me/passkeys/{id}", Need.OWN_ACCOUNT_IN_PERSON, passkeys::remove)
                        .whenFresh(),
                open("POST", "/session/oidc/{name}", oidc::begin),
                open("GET", "/session/oidc/{name}/callback", oidc::callback),
                route("GET", "/me/identities", Need.OWN_ACCOUNT, oidc::list),
                route("POST", "/me/identities", Need.OWN_ACCOUNT_IN_PERSON, oidc::connect)
                        .whenFresh(),
                route("DELETE", "/me/identities/{id}", Need.OWN_ACCOUNT_IN_PERSON, oidc::unlink)
                        .whenFresh(),
                open("POST", "/setup", links::setUp),
                open("POST", "/links/look", links::look),
                open("POST", "/links/accept", links::accept),
                route("GET", "/me", Need.OWN_ACCOUNT, me::get),
                route("PATCH", "/me", Need.OWN_ACCOUNT_IN_PERSON, me::update),
                route("POST", "/me/password", Need.OWN_ACCOUNT_IN_PERSON, me::password),
                route("GET", "/me/sessions", Need.OWN_ACCOUNT, me::sessions),
                route("DELETE", "/me/sessions", Need.OWN_ACCOUNT_IN_PERSON, me::endSessions),
                route("DELETE", "/me/sessions/{id}", Need.OWN_ACCOUNT_IN_PERSON, me::endSession),
                route("GET", "/me/tokens", Need.OWN_ACCOUNT, me::tokens),
                route("POST", "/me/tokens", Need.OWN_ACCOUNT_IN_PERSON, me::makeToken).whenFresh(),
                route("DELETE", "/me/tokens/{id}", Need.OWN_ACCOUNT_IN_PERSON, me::revokeToken),
                route("GET", "/invitations", Need.ADMIN, links::invitations),
                admin("POST", "/invitations", links::invite),
                admin("DELETE", "/invitations/{id}", links::withdraw),
                route("GET", "/users", Need.MANAGE_A_TEAM, users::list),
                admin("POST", "/users", users::create),
                route("GET", "/users/{id}", Need.MANAGE_A_TEAM, users::get),
                admin("PATCH", "/users/{id}", users::update),
                admin("DELETE", "/users/{id}", users::remove),
                admin("POST", "/users/{id}/reset-link", users::resetLink),
                route("GET", "/users/{id}/sessions", Need.ADMIN, users::sessions),
                admin("DELETE", "/users/{id}/sessions", users::endSessions),
                route("GET", "/teams", Need.READ, teams::list),
                admin("POST", "/teams", teams::create),
                route("GET", "/teams/{id}", Need.READ, teams::get),
                admin("PATCH", "/teams/{id}", teams::update),
                admin("DELETE", "/teams/{id}", teams::remove),
                route("PUT", "/teams/{id}/members/{user}", Need.MANAGE_A_TEAM, teams::putMember)
                        .whenFresh(),
                route(
                                "DELETE",
                                "/teams/{id}/members/{user}",
                                Need.MANAGE_A_TEAM,
                                teams::removeMember)
                        .whenFresh(),
                route("GET", "/service-tokens", Need.ADMIN, services::list),
                admin("POST", "/service-tokens", services::create),
                admin("DELETE", "/service-tokens/{id}", services::revoke),
                route("GET", "/intake-keys", Need.ADMIN, keys::list),
                admin("POST", "/intake-keys", keys::create),
                admin("POST", "/intake-keys/{id}/rotate", keys::rotate),
                admin("DELETE", "/intake-keys/{id}", keys::revoke),
                route("GET", "/views", Need.READ, views::list),
                route("POST", "/views", Need.READ, views::save),
                route("DELETE", "/views/{id}", Need.READ, views::forget),
                route("GET", "/audit", Need.ADMIN, audit::list),
                route("GET", "/audit/export", Need.ADMIN, audit::export));
    }

    private Route open(String method, String path, Endpoint.Patient endpoint) {
        return Route.of(method, BASE + path, Audience.EVERYONE, Style.PROBLEM, endpoint);
    }

    private Route route(String method, String path, Need need, Endpoint.Patient endpoint) {
        return Route.of(method, BASE + path, Audience.WATCHFIRE, Style.PROBLEM, endpoint)
                .needing(need);
    }

    private Route admin(String method, String path, Endpoint.Patient endpoint) {
        return route(method, path, Need.ADMIN, endpoint).whenFresh();
    }
}
