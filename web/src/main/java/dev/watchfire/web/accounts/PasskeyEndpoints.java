// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import dev.watchfire.people.Caller;
import dev.watchfire.people.People;
import dev.watchfire.people.passkeys.Assertion;
import dev.watchfire.people.passkeys.Ceremonies;
import dev.watchfire.people.passkeys.Passkey;
import dev.watchfire.people.passkeys.Registration;
import dev.watchfire.people.passkeys.RelyingParty;
import dev.watchfire.people.users.User;
import dev.watchfire.web.access.RelyingParties;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import dev.watchfire.web.json.JsonWriter;
import java.time.Instant;
import java.util.List;

/// Passkeys: making, using, naming and removing them. What a browser is asked, and what it brings,
/// is worded as in the JSON of Web Authentication level 3.
final class PasskeyEndpoints {
    private final Accounts accounts;
    private final People people;
    private final SessionEndpoints sessions;

    PasskeyEndpoints(Accounts accounts, SessionEndpoints sessions) {
        this.accounts = accounts;
        this.people = accounts.people();
        this.sessions = sessions;
    }

    private RelyingParty party(Exchange exchange) throws Refusal {
        RelyingParties.Found found = sessions.party(exchange);
        RelyingParty party = found.party();
        if (party == null) {
            RelyingParties.Fitness fitness = found.fitness();
            throw new Refusal(
                    Style.problem(409, "passkeys-" + fitness.word(), fitness.message(), null));
        }
        return party;
    }

    /// What to ask a device for that anybody may sign in with.
    Answer beginSignIn(Exchange exchange) throws Refusal {
        RelyingParty party = party(exchange);
        return request(party, people.ceremonies().beginSigningIn(party), List.of());
    }

    Answer signIn(Exchange exchange) throws Refusal {
        RelyingParty party = party(exchange);
        Assertion assertion = assertion(Fields.of(exchange));
        return sessions.answer(
                exchange,
                Accounts.run(
                        () ->
                                people.signIn()
                                        .withPasskey(
                                                party,
                                                assertion,
                                                SessionEndpoints.from(exchange))));
    }

    Answer beginStepUp(Exchange exchange) throws Refusal {
        SessionEndpoints.InPerson who = SessionEndpoints.inPerson(exchange);
        RelyingParty party = party(exchange);
        List<Passkey> usable =
                people.passkeys().of(who.person().user().id()).stream()
                        .filter(passkey -> passkey.relyingParty().equals(party.id()))
                        .toList();
        if (usable.isEmpty()) {
            throw new Refusal(
                    Style.problem(
                            409,
                            "no-passkey",
                            "You have no passkey for \"%s\".".formatted(party.id()),
                            null));
        }
        return request(party, people.ceremonies().beginSteppingUp(who.session(), party), usable);
    }

    Answer stepUp(Exchange exchange) throws Refusal {
        SessionEndpoints.InPerson who = SessionEndpoints.inPerson(exchange);
        RelyingParty party = party(exchange);
        Assertion assertion = assertion(Fields.of(exchange));
        return sessions.steppedUp(
                exchange,
                Accounts.run(
                        () ->
                                people.signIn()
                                        .stepUp(
                                                who.person().user(),
                                                who.session(),
                                                party,
                                                assertion,
                                                SessionEndpoints.from(exchange))));
    }

    private static Assertion assertion(Fields fields) throws Refusal {
        return new Assertion(
                fields.text("credentialId"),
                fields.text("clientDataJSON"),
                fields.text("authenticatorData"),
                fields.text("signature"),
                fields.text("userHandle", ""));
    }

    private static Answer request(RelyingParty party, String challenge, List<Passkey> allowed) {
        return Answer.json(
                        200,
                        out -> {
                            out.beginObject()
                                    .member("challenge", challenge)
                                    .member("timeout", Ceremonies.LIFE.toMillis())
                                    .member("rpId", party.id())
                                    .member("userVerification", "required")
                                    .name("allowCredentials");
                            descriptors(allowed, out);
                            out.endObject();
                        })
                .with("Cache-Control", "no-store");
    }

    private static void descriptors(List<Passkey> passkeys, JsonWriter out) {
        out.beginArray();
        for (Passkey passkey : passkeys) {
            out.beginObject()
                    .member("type", "public-key")
                    .member("id", passkey.credentialId())
                    .member("transports", passkey.transports())
                    .endObject();
        }
        out.endArray();
    }

    /// What to ask a device for that makes a new one.
    Answer beginRegistering(Exchange exchange) throws Refusal {
        User user = user(exchange);
        RelyingParty party = party(exchange);
        String challenge = people.ceremonies().beginRegistering(user, party);
        List<Passkey> there = people.passkeys().of(user.id());
        return Answer.json(
                        200,
                        out -> {
                            out.beginObject()
                                    .name("rp")
                                    .beginObject()
                                    .member("id", party.id())
                                    .member("name", "Watchfire")
                                    .endObject()
                                    .name("user")
                                    .beginObject()
                                    .member("id", Ceremonies.userHandle(user))
                                    .member("name", user.name())
                                    .member("displayName", shownName(user))
                                    .endObject()
                                    .member("challenge", challenge)
                                    .name("pubKeyCredParams")
                                    .beginArray();
                            for (long algorithm : Ceremonies.ALGORITHMS) {
                                out.beginObject()
                                        .member("type", "public-key")
                                        .member("alg", algorithm)
                                        .endObject();
                            }
                            out.endArray()
                                    .member("timeout", Ceremonies.LIFE.toMillis())
                                    .member("attestation", "none")
                                    .name("authenticatorSelection")
                                    .beginObject()
                                    .member("residentKey", "required")
                                    .member("requireResidentKey", true)
                                    .member("userVerification", "required")
                                    .endObject()
                                    .name("excludeCredentials");
                            descriptors(there, out);
                            out.endObject();
                        })
                .with("Cache-Control", "no-store");
    }

    private static String shownName(User user) {
        return user.displayName().isEmpty() ? user.name() : user.displayName();
    }

    /// The routes let nobody else in.
    private static User user(Exchange exchange) {
        if (exchange.caller() instanceof Caller.Person person) {
            return person.user();
        }
        throw new IllegalStateException("asked by " + exchange.caller());
    }

    Answer register(Exchange exchange) throws Refusal {
        User user = user(exchange);
        RelyingParty party = party(exchange);
        Fields fields = Fields.of(exchange);
        String name = fields.text("name");
        Registration registration =
                new Registration(
                        fields.text("clientDataJSON"),
                        fields.text("attestationObject"),
                        fields.texts("transports"));
        Passkey added =
                Accounts.run(
                        () -> {
                            Ceremonies.Made made =
                                    people.ceremonies().register(user, party, registration);
                            return people.change(
                                    exchange.actor(),
                                    change -> people.passkeys().add(change, user, name, made));
                        });
        return Answer.json(201, out -> write(added, out));
    }

    Answer list(Exchange exchange) {
        List<Passkey> passkeys = people.passkeys().of(user(exchange).id());
        return Answer.json(
                200,
                out -> {
                    out.beginObject().name("items").beginArray();
                    passkeys.forEach(passkey -> write(passkey, out));
                    out.endArray().endObject();
                });
    }

    Answer rename(Exchange exchange) throws Refusal {
        User user = user(exchange);
        String name = Fields.of(exchange).text("name");
        Passkey renamed =
                accounts.change(
                        exchange,
                        change ->
                                people.passkeys()
                                        .rename(change, user, exchange.variable("id"), name));
        return Answer.json(200, out -> write(renamed, out));
    }

    Answer remove(Exchange exchange) throws Refusal {
        User user = user(exchange);
        accounts.change(
                exchange,
                change -> {
                    people.removePasskey(change, user, exchange.variable("id"));
                    return true;
                });
        return Answer.empty(204);
    }

    private static void write(Passkey passkey, JsonWriter out) {
        Instant used = passkey.lastUsedAt();
        out.beginObject()
                .member("id", passkey.id())
                .member("name", passkey.name())
                .member("relyingParty", passkey.relyingParty())
                .member("backedUp", passkey.backedUp())
                .member("createdAt", passkey.createdAt())
                .member("lastUsedAt", used.equals(Instant.EPOCH) ? null : used)
                .endObject();
    }
}
