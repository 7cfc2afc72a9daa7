// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.engine.Language;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.json.JsonWriter;
import java.util.function.Supplier;

/// What the auditor found.
final class AuditorEndpoint {
    private static final double MILLIS = 1000;

    private final Supplier<AuditReport> auditor;

    AuditorEndpoint(Supplier<AuditReport> auditor) {
        this.auditor = auditor;
    }

    Answer report(Exchange exchange) {
        AuditReport report = auditor.get();
        return Answer.json(
                200,
                json -> {
                    json.beginObject()
                            .member("checkedAt", report.checkedAt())
                            .name("oldestOverdueSeconds")
                            .value(report.oldestOverdue().toMillis() / MILLIS)
                            .member(
                                    "switchProblem",
                                    report.switchProblem().isEmpty()
                                            ? null
                                            : report.switchProblem())
                            .name("problems")
                            .beginArray();
                    report.findings().forEach(finding -> write(finding, exchange.language(), json));
                    json.endArray().endObject();
                });
    }

    private static void write(AuditReport.Finding finding, Language language, JsonWriter json) {
        json.beginObject().member("kind", finding.type());
        number("page", finding.page(), json);
        number("delivery", finding.delivery(), json);
        json.member("since", finding.since())
                .member("text", finding.text().apply(language))
                .endObject();
    }

    private static void number(String name, long id, JsonWriter json) {
        if (id == 0) {
            json.name(name).raw("null");
        } else {
            json.member(name, id);
        }
    }
}
