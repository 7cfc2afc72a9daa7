// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import dev.watchfire.config.signin.OidcProvider;
import dev.watchfire.people.Caller;
import dev.watchfire.people.People;
import dev.watchfire.people.SignIn;
import dev.watchfire.people.access.Role;
import dev.watchfire.people.identities.Arrival;
import dev.watchfire.people.identities.Identity;
import dev.watchfire.people.identities.Policy;
import dev.watchfire.people.sessions.Sessions;
import dev.watchfire.people.users.User;
import dev.watchfire.store.StoreException;
import dev.watchfire.web.access.FlowCookie;
import dev.watchfire.web.access.OwnAddress;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Query;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import dev.watchfire.web.oidc.Flow;
import dev.watchfire.web.oidc.Flows;
import dev.watchfire.web.oidc.NoSignIn;
import dev.watchfire.web.oidc.Provider;
import dev.watchfire.web.oidc.Providers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Signing in through OpenID providers, and connecting one's account with them. The page is told
/// where to go, and comes back to the callback, which always answers with a redirect to the
/// console: to where somebody wanted to go, or to the page that says why not.
final class OidcEndpoints {
    private static final Logger LOG = LoggerFactory.getLogger(OidcEndpoints.class);

    private static final String PATH = "/api/watchfire/v1/session/oidc/";

    private final Accounts accounts;
    private final People people;
    private final SessionEndpoints sessions;
    private final Providers providers;
    private final Flows flows;
    private final OwnAddress address;
    private final FlowCookie cookie;

    OidcEndpoints(
            Accounts accounts,
            SessionEndpoints sessions,
            Providers providers,
            OwnAddress address,
            FlowCookie cookie,
            InstantSource clock) {
        this.accounts = accounts;
        this.people = accounts.people();
        this.sessions = sessions;
        this.providers = providers;
        this.flows = new Flows(clock);
        this.address = address;
        this.cookie = cookie;
    }

    /// Where to go to sign in.
    Answer begin(Exchange exchange) throws Refusal {
        Fields fields = Fields.of(exchange);
        return begin(exchange, exchange.variable("name"), fields, "");
    }

    /// Where to go to connect one's own account.
    Answer connect(Exchange exchange) throws Refusal {
        Fields fields = Fields.of(exchange);
        User user = SessionEndpoints.inPerson(exchange).person().user();
        return begin(exchange, fields.text("provider"), fields, user.id());
    }

    private Answer begin(Exchange exchange, String name, Fields fields, String userId)
            throws Refusal {
        String next = fields.text("next", "/");
        if (!Flows.isLocal(next)) {
            throw Fields.invalid(
                    "next",
                    "next is an address of the console, such as \"/alerts\", of at most %d characters."
                            .formatted(Flows.MOST_NEXT_CHARACTERS));
        }
        Provider provider = providers.find(name);
        if (provider == null) {
            throw new Refusal(
                    Style.problem(
                            404,
                            "not-found",
                            "There is no provider \"%s\".".formatted(name),
                            null));
        }
        String base =
                address.base(
                        exchange.header("Host"), exchange.header("Origin"), exchange.isSecure());
        if (base == null) {
            throw new Refusal(
                    Style.problem(
                            409,
                            "unknown-host",
                            "This server does not know the name under which this page was opened."
                                    + " Set --web.external-url to the address that people use.",
                            null));
        }
        Flow flow = flows.begin(name, base, next, userId);
        String url;
        try {
            url = provider.authorization(flow, callback(flow));
        } catch (NoSignIn e) {
            log(name, e);
            throw new Refusal(
                    Style.problem(
                            503,
                            e.code().word(),
                            "\"%s\" cannot be used at the moment: %s. Sign in otherwise, or try again."
                                    .formatted(provider.settings().label(), e.text()),
                            null));
        }
        return Answer.json(200, out -> out.beginObject().member("url", url).endObject())
                .with("Cache-Control", "no-store")
                .with("Set-Cookie", cookie.set(flows.seal(flow), Flows.LIFE, exchange.isSecure()));
    }

    private static String callback(Flow flow) {
        return flow.base() + PATH + flow.provider() + "/callback";
    }

    private static void log(String provider, NoSignIn e) {
        // Anybody can cause the one; an administrator has to know of the others.
        LOG.atLevel(e.code() == NoSignIn.Code.NOT_BEGUN_HERE ? Level.DEBUG : Level.WARN)
                .addKeyValue("provider", provider)
                .addKeyValue("reason", e.text())
                .log("Nobody was signed in through a provider");
    }

    /// Where the provider sends the browser back to.
    Answer callback(Exchange exchange) {
        String name = exchange.variable("name");
        Provider provider = providers.find(name);
        Query query = exchange.query();
        Flow flow = null;
        Answer answer;
        try {
            flow = flows.end(cookie.of(exchange), name, query.get("state"));
            answer = ended(exchange, provider, flow, query);
        } catch (NoSignIn e) {
            log(name, e);
            answer = failed(flow, name, e.code().word());
        } catch (dev.watchfire.people.ledger.Refusal e) {
            LOG.atInfo()
                    .addKeyValue("provider", name)
                    .addKeyValue("reason", e.text())
                    .log("Somebody came through a provider and was not let in");
            answer = failed(flow, name, e.code());
        } catch (StoreException e) {
            LOG.warn("A sign-in was not kept", e);
            answer = failed(flow, name, "not-stored");
        }
        return answer.with("Set-Cookie", cookie.clear(exchange.isSecure()));
    }

    private Answer ended(Exchange exchange, @Nullable Provider provider, Flow flow, Query query)
            throws NoSignIn, dev.watchfire.people.ledger.Refusal, StoreException {
        SignIn.From from = SessionEndpoints.from(exchange);
        Duration wait = people.signIn().throttle().attempt(from.address(), "");
        if (!wait.isZero() || provider == null) {
            return failed(flow, flow.provider(), wait.isZero() ? "not-found" : "too-many-attempts");
        }
        Arrival arrival =
                provider.arrival(
                        flow,
                        new Provider.Returned(
                                query.get("code"),
                                query.get("iss"),
                                query.get("error"),
                                query.get("error_description")),
                        callback(flow));
        Answer answer = redirect(flow.base() + flow.next());
        if (flow.connects()) {
            if (!(exchange.caller() instanceof Caller.Person person)
                    || !person.user().id().equals(flow.userId())) {
                return failed(flow, flow.provider(), NoSignIn.Code.NOT_BEGUN_HERE.word());
            }
            people.change(
                    exchange.actor(),
                    change -> people.identities().link(change, person.user(), arrival));
        } else {
            Sessions.Opened opened =
                    people.signIn().withIdentity(arrival, policy(provider.settings()), from);
            answer = answer.with("Set-Cookie", sessions.cookieOf(exchange, opened));
        }
        people.signIn().throttle().succeeded(from.address(), "");
        return answer;
    }

    private static Policy policy(OidcProvider provider) {
        Map<String, Role> roles = new HashMap<>();
        provider.roles().forEach((group, word) -> roles.put(group, role(word)));
        Map<String, Map<String, Role>> teams = new HashMap<>();
        provider.teams()
                .forEach(
                        (group, words) -> {
                            Map<String, Role> inTeams = new HashMap<>();
                            words.forEach((slug, word) -> inTeams.put(slug, role(word)));
                            teams.put(group, inTeams);
                        });
        return new Policy(Set.copyOf(provider.allowedDomains()), roles, teams);
    }

    /// The configuration was checked.
    private static Role role(String word) {
        return Role.valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }

    private static Answer redirect(String to) {
        return Answer.empty(303)
                .with("Location", to)
                .with("Cache-Control", "no-store")
                .with("Referrer-Policy", "no-referrer");
    }

    private Answer failed(@Nullable Flow flow, String name, String code) {
        Provider provider = providers.find(name);
        String label = provider == null ? name : provider.settings().label();
        return redirect(
                (flow == null ? address.prefix() : flow.base())
                        + "/sign-in-failed?code="
                        + code
                        + "&provider="
                        + URLEncoder.encode(label, StandardCharsets.UTF_8));
    }

    Answer list(Exchange exchange) {
        List<Identity> identities =
                exchange.caller() instanceof Caller.Person person
                        ? people.identities().of(person.user().id())
                        : List.of();
        return Answer.json(
                200,
                out -> {
                    out.beginObject().name("items").beginArray();
                    for (Identity identity : identities) {
                        out.beginObject()
                                .member("id", identity.id())
                                .member("provider", identity.provider())
                                .member("issuer", identity.issuer())
                                .member("email", identity.email())
                                .member("createdAt", identity.createdAt())
                                .member("lastUsedAt", identity.lastUsedAt())
                                .endObject();
                    }
                    out.endArray().endObject();
                });
    }

    Answer unlink(Exchange exchange) throws Refusal {
        User user = SessionEndpoints.inPerson(exchange).person().user();
        accounts.change(
                exchange,
                change -> {
                    people.unlink(change, user, exchange.variable("id"));
                    return true;
                });
        return Answer.empty(204);
    }
}
