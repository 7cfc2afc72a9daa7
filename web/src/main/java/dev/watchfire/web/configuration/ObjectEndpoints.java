// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.configuration;

import dev.watchfire.config.document.ObjectText.Kind;
import dev.watchfire.versions.Configurations;
import dev.watchfire.versions.ObjectView;
import dev.watchfire.versions.Saved;
import dev.watchfire.web.accounts.Accounts;
import dev.watchfire.web.accounts.Fields;
import dev.watchfire.web.accounts.Revisions;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/configuration/objects`: the same text, one receiver or schedule at a time.
final class ObjectEndpoints {
    private final Configurations configurations;
    private final ConfigurationEndpoints whole;

    ObjectEndpoints(Configurations configurations, ConfigurationEndpoints whole) {
        this.configurations = configurations;
        this.whole = whole;
    }

    Answer list(Exchange exchange) throws Refusal {
        List<ObjectView> all = Accounts.run(configurations::objects);
        return Answer.json(
                200,
                json -> {
                    json.beginObject().name("items").beginArray();
                    all.forEach(object -> ConfigurationJson.object(object, json));
                    json.endArray().endObject();
                });
    }

    Answer get(Exchange exchange) throws Refusal {
        ObjectView found = find(exchange, exchange.variable("name"));
        if (found == null) {
            throw missing(
                    "There is no object \"%s\" of this kind.".formatted(exchange.variable("name")));
        }
        return shown(found);
    }

    private static Answer shown(ObjectView found) {
        return Answer.json(200, json -> ConfigurationJson.object(found, json))
                .with("ETag", Revisions.tag(found.revision()));
    }

    private @Nullable ObjectView find(Exchange exchange, String name) throws Refusal {
        Kind kind = kind(exchange);
        return Accounts.run(configurations::objects).stream()
                .filter(object -> object.kind() == kind && object.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /// Changes an object with `If-Match`, or adds one with `If-None-Match: *`.
    Answer put(Exchange exchange) throws Refusal {
        Kind kind = kind(exchange);
        String name = exchange.variable("name");
        long from = isNew(exchange) ? 0 : Revisions.required(exchange);
        Fields fields = Fields.of(exchange, ConfigurationEndpoints.MOST_BODY_BYTES);
        String yaml = fields.text("yaml");
        String comment = ConfigurationEndpoints.comment(fields);
        return whole.answer(
                Accounts.run(
                        () ->
                                configurations.putObject(
                                        ConfigurationEndpoints.author(exchange),
                                        kind,
                                        name,
                                        from,
                                        yaml,
                                        comment)));
    }

    Answer remove(Exchange exchange) throws Refusal {
        Kind kind = kind(exchange);
        long from = Revisions.required(exchange);
        String comment = exchange.query().get("comment");
        Saved saved =
                Accounts.run(
                        () ->
                                configurations.removeObject(
                                        ConfigurationEndpoints.author(exchange),
                                        kind,
                                        exchange.variable("name"),
                                        from,
                                        comment == null ? "" : comment));
        return whole.answer(saved);
    }

    private static boolean isNew(Exchange exchange) {
        return "*".equals(exchange.header("If-None-Match"));
    }

    private static Kind kind(Exchange exchange) throws Refusal {
        String given = exchange.variable("kind");
        Kind kind = Kind.of(given);
        if (kind == null) {
            throw missing(
                    "There are no objects of the kind \"%s\"; the kinds are %s."
                            .formatted(
                                    given,
                                    String.join(
                                            ", ",
                                            Arrays.stream(Kind.values()).map(Kind::key).toList())));
        }
        return kind;
    }

    private static Refusal missing(String detail) {
        return new Refusal(Style.problemWith(404, "not-found", detail, _ -> {}));
    }
}
