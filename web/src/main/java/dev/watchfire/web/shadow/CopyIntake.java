// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.shadow;

import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.store.ShadowCopy;
import dev.watchfire.store.StoreException;
import dev.watchfire.web.Shadowing;
import dev.watchfire.web.access.Audience;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Route;
import dev.watchfire.web.http.Style;
import dev.watchfire.web.json.JsonSyntaxException;
import dev.watchfire.web.json.JsonTree;
import dev.watchfire.web.json.JsonTree.Mismatch;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/in/shadow` and `/in/shadow/{receiver}`: takes Alertmanager's webhook message (version 4) as a
/// copy of what it told one receiver.
public final class CopyIntake {
    /// A message of some thousand alerts with long annotations.
    private static final int MOST_BODY_BYTES = 8 * 1024 * 1024;

    /// Before these, Alertmanager puts a backslash when it names a receiver: it means the name as a
    /// regular expression.
    private static final String QUOTED = "\\.+*?()|[]{}^$";

    private final Shadowing shadowing;
    private final InstantSource clock;
    private final Counter copies;

    public CopyIntake(Shadowing shadowing, PrometheusRegistry metrics, InstantSource clock) {
        this.shadowing = shadowing;
        this.clock = clock;
        this.copies =
                Counter.builder()
                        .name("watchfire_shadow_copies_total")
                        .help("Copies of another Alertmanager's notifications that were kept.")
                        .register(metrics);
    }

    public List<Route> routes() {
        return List.of(
                Route.of(
                        "POST",
                        "/in/shadow",
                        Audience.INTAKE,
                        Style.PROBLEM,
                        exchange -> take(exchange, null)),
                Route.of(
                        "POST",
                        "/in/shadow/{receiver}",
                        Audience.INTAKE,
                        Style.PROBLEM,
                        exchange ->
                                take(
                                        exchange,
                                        URLDecoder.decode(
                                                exchange.variable("receiver").replace("+", "%2B"),
                                                StandardCharsets.UTF_8))));
    }

    private Answer take(Exchange exchange, @Nullable String receiver) throws Refusal {
        Exchange.Bytes body = exchange.body(MOST_BODY_BYTES);
        ShadowCopy copy = read(body, receiver);
        // After the switch the old one may still be there for a while; its webhook is no error.
        boolean kept = shadowing.observing();
        if (kept) {
            try {
                ShadowCopy _ = shadowing.copies().add(copy);
            } catch (StoreException e) {
                throw new Refusal(
                        Style.problem(
                                        503,
                                        "not-durable",
                                        "The copy was not kept: " + e.getMessage() + " Try again.",
                                        null)
                                .with("Retry-After", "1"));
            }
            copies.inc();
        }
        return Answer.json(200, json -> json.beginObject().member("kept", kept).endObject());
    }

    private ShadowCopy read(Exchange.Bytes body, @Nullable String receiver) throws Refusal {
        try {
            JsonTree message = JsonTree.read(body.array(), body.length());
            String version = message.require("version").text();
            if (!version.equals("4")) {
                throw message.require("version").wrong("\"4\", not \"" + version + "\"");
            }
            List<LabelSet> firing = new ArrayList<>();
            List<LabelSet> resolved = new ArrayList<>();
            for (JsonTree alert : message.require("alerts").elements()) {
                LabelSet labels = LabelSet.of(alert.texts("labels"));
                switch (alert.require("status").text()) {
                    case "firing" -> firing.add(labels);
                    case "resolved" -> resolved.add(labels);
                    default -> throw alert.require("status").wrong("firing or resolved");
                }
            }
            String name =
                    receiver == null ? unquoted(message.require("receiver").text()) : receiver;
            return new ShadowCopy(
                    0,
                    clock.instant(),
                    name,
                    message.require("groupKey").text(),
                    LabelSet.of(message.texts("groupLabels")),
                    firing,
                    resolved);
        } catch (JsonSyntaxException e) {
            throw new Refusal(
                    Style.problem(400, "bad-json", "The body is no JSON: " + e.getMessage(), null));
        } catch (Mismatch e) {
            throw new Refusal(
                    Style.problem(
                            422,
                            "bad-body",
                            "This is no webhook message of Alertmanager: " + e.getMessage(),
                            e.field()));
        }
    }

    static String unquoted(String pattern) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean escape =
                    c == '\\'
                            && i + 1 < pattern.length()
                            && QUOTED.indexOf(pattern.charAt(i + 1)) >= 0;
            name.append(escape ? pattern.charAt(++i) : c);
        }
        return name.toString();
    }
}
