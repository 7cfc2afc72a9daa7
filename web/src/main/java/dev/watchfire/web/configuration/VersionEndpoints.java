// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.configuration;

import dev.watchfire.config.document.LineDiff.Diff;
import dev.watchfire.versions.Configurations;
import dev.watchfire.versions.Saved;
import dev.watchfire.versions.Version;
import dev.watchfire.web.accounts.Accounts;
import dev.watchfire.web.accounts.Fields;
import dev.watchfire.web.accounts.Revisions;
import dev.watchfire.web.api.Paging;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import java.util.List;

/// `/configuration/versions`: what was saved, by whom, and how to go back.
final class VersionEndpoints {
    private final Configurations configurations;
    private final ConfigurationEndpoints whole;

    VersionEndpoints(Configurations configurations, ConfigurationEndpoints whole) {
        this.configurations = configurations;
        this.whole = whole;
    }

    Answer list(Exchange exchange) throws Refusal {
        int limit = Math.min(Paging.limit(exchange), Configurations.MOST_AT_ONCE - 1);
        long before = Paging.number(exchange, Long.MAX_VALUE);
        // One more tells whether there is another page.
        List<Version> found = Accounts.run(() -> configurations.versions(before, limit + 1));
        List<Version> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? Paging.cursor(page.getLast().id()) : null;
        return Answer.json(
                200,
                json -> {
                    json.beginObject().name("items").beginArray();
                    page.forEach(version -> ConfigurationJson.version(version, json));
                    json.endArray().member("nextCursor", next).endObject();
                });
    }

    Answer get(Exchange exchange) throws Refusal {
        long id = id(exchange, "id");
        Version version = Accounts.run(() -> configurations.version(id));
        return Answer.json(
                200,
                json -> {
                    json.beginObject();
                    ConfigurationJson.members(version, json);
                    json.member("text", version.shown()).endObject();
                });
    }

    Answer diff(Exchange exchange) throws Refusal {
        long before = id(exchange, "id");
        long after = id(exchange, "other");
        Diff diff = Accounts.run(() -> configurations.diff(before, after));
        return Answer.json(200, json -> ConfigurationJson.diff(diff, json));
    }

    Answer restore(Exchange exchange) throws Refusal {
        long from = Revisions.required(exchange);
        long id = id(exchange, "id");
        String comment = ConfigurationEndpoints.comment(Fields.of(exchange));
        Saved saved =
                Accounts.run(
                        () ->
                                configurations.restore(
                                        ConfigurationEndpoints.author(exchange),
                                        from,
                                        id,
                                        comment));
        return whole.answer(saved);
    }

    private static long id(Exchange exchange, String variable) throws Refusal {
        return Paging.id(exchange, exchange.variable(variable));
    }
}
