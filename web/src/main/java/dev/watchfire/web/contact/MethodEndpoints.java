// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.contact;

import dev.watchfire.engine.Reply;
import dev.watchfire.engine.paging.ContactMethod;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.web.accounts.Fields;
import dev.watchfire.web.api.Paging;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Commands;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/// Somebody's means: adding one, proving that it is theirs, removing it.
final class MethodEndpoints {
    private static final int ID_BYTES = 8;
    private static final int LONGEST_LABEL = 100;
    private static final int LONGEST_ENDPOINT = 2_000;

    /// URL-safe base 64, as browsers give their keys.
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,200}=*");

    private final ContactEndpoints contacts;
    private final Reaching reaching;
    private final Commands commands;
    private final SecureRandom random = new SecureRandom();
    private final Tries tries = new Tries();

    MethodEndpoints(ContactEndpoints contacts, Reaching reaching, Commands commands) {
        this.contacts = contacts;
        this.reaching = reaching;
        this.commands = commands;
    }

    Answer add(Exchange exchange) throws Refusal {
        Person person = contacts.person(exchange);
        Fields fields = Fields.of(exchange);
        String type = fields.text("type");
        Set<String> types = contacts.types();
        if (type.equals("push")) {
            throw Fields.invalid("type", "A browser is added by POST /users/me/push.");
        }
        if (!types.contains(type)) {
            throw Fields.invalid(
                    "type",
                    Addresses.TYPES.contains(type)
                            ? "This server cannot send %s; an administrator sets it up under paging. It can send %s."
                                    .formatted(type, types.isEmpty() ? "nothing" : list(types))
                            : "\"%s\" is no means; those are %s."
                                    .formatted(type, list(Addresses.TYPES)));
        }
        String address = Addresses.checked(type, fields.text("address"));
        ContactMethod added = save(person, type, address, label(fields), false, exchange);
        if (added.verifiedAt() == null) {
            // Whether it leaves is seen by whether a code comes; it can be asked for again.
            commands.run(new PagingCommand.SendCode(person.name(), added.id()), exchange);
        }
        boolean whole = ContactEndpoints.seesAll(exchange, person);
        return Answer.json(201, json -> ContactJson.write(added, whole, json));
    }

    private static String list(Set<String> types) {
        return String.join(", ", types.stream().sorted().toList());
    }

    private static String label(Fields fields) throws Refusal {
        String label = fields.text("label", "");
        if (label.length() > LONGEST_LABEL) {
            throw Fields.invalid(
                    "label",
                    "A label has at most %d characters, this one has %d."
                            .formatted(LONGEST_LABEL, label.length()));
        }
        return label;
    }

    private ContactMethod save(
            Person person,
            String type,
            String address,
            String label,
            boolean verified,
            Exchange exchange)
            throws Refusal {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        Person saved =
                contacts.run(
                        new PagingCommand.AddMethod(
                                person.name(),
                                HexFormat.of().formatHex(id),
                                type,
                                address,
                                label,
                                verified,
                                exchange.caller().name()),
                        exchange);
        for (ContactMethod method : saved.methods()) {
            if (method.type().equals(type) && method.address().equals(address)) {
                return method;
            }
        }
        throw new IllegalStateException("a contact method was saved and is not there");
    }

    /// A browser proves itself: nobody else has its subscription.
    Answer addPush(Exchange exchange) throws Refusal {
        Person person = contacts.person(ContactEndpoints.self(exchange));
        Fields fields = Fields.of(exchange);
        String endpoint = fields.text("endpoint");
        if (endpoint.length() > LONGEST_ENDPOINT || !isHttps(endpoint)) {
            throw Fields.invalid("endpoint", "endpoint must be an https address.");
        }
        String address =
                "{\"endpoint\":\"%s\",\"keys\":{\"p256dh\":\"%s\",\"auth\":\"%s\"}}"
                        .formatted(endpoint, key(fields, "p256dh"), key(fields, "auth"));
        ContactMethod added = save(person, "push", address, label(fields), true, exchange);
        return Answer.json(201, json -> ContactJson.write(added, true, json));
    }

    private static boolean isHttps(String endpoint) {
        try {
            URI uri = URI.create(endpoint);
            return "https".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String key(Fields fields, String name) throws Refusal {
        String key = fields.text(name);
        if (!KEY.matcher(key).matches()) {
            throw Fields.invalid(name, name + " must be a key in URL-safe base 64.");
        }
        return key;
    }

    Answer pushKey(Exchange exchange) throws Refusal {
        String key = reaching.pushKey().get();
        if (key.isEmpty()) {
            throw new Refusal(
                    Style.problem(
                            503, "no-push", "This server has no key to tell browsers with.", null));
        }
        return Answer.json(200, json -> json.beginObject().member("key", key).endObject());
    }

    private ContactMethod method(Person person, Exchange exchange) throws Refusal {
        String id = exchange.variable("id");
        for (ContactMethod method : person.methods()) {
            if (method.id().equals(id)) {
                return method;
            }
        }
        throw Paging.missing("%s has no contact method \"%s\".".formatted(person.name(), id));
    }

    Answer sendCode(Exchange exchange) throws Refusal {
        Person person = contacts.person(exchange);
        ContactMethod method = method(person, exchange);
        Reply reply =
                commands.run(new PagingCommand.SendCode(person.name(), method.id()), exchange);
        if (reply instanceof Reply.Done) {
            return Answer.empty(204);
        }
        throw ContactEndpoints.refusal(reply);
    }

    Answer verify(Exchange exchange) throws Refusal {
        Person person = contacts.person(exchange);
        ContactMethod method = method(person, exchange);
        String code = Fields.of(exchange).text("code");
        Instant now = contacts.now();
        if (tries.isLocked(method.id(), now)) {
            throw new Refusal(
                    Style.problem(
                            429,
                            "too-many-tries",
                            "%d wrong codes: ask for a new one after %s."
                                    .formatted(Tries.MOST, Tries.nextWindow(now)),
                            "code"));
        }
        if (!reaching.codes().matches(method.id(), code, now)) {
            tries.wrong(method.id(), now);
            throw Fields.invalid(
                    "code", "This is not the code that was sent, or it is older than an hour.");
        }
        tries.right(method.id());
        Person saved =
                contacts.run(
                        new PagingCommand.VerifyMethod(
                                person.name(), method.id(), exchange.caller().name()),
                        exchange);
        return contacts.answer(200, saved, exchange);
    }

    Answer remove(Exchange exchange) throws Refusal {
        Person person = contacts.person(exchange);
        ContactMethod method = method(person, exchange);
        var _ =
                contacts.run(
                        new PagingCommand.RemoveMethod(
                                person.name(), method.id(), exchange.caller().name()),
                        exchange);
        return Answer.empty(204);
    }
}
