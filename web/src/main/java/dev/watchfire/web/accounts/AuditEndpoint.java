// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import dev.watchfire.people.People;
import dev.watchfire.people.audit.Entry;
import dev.watchfire.people.ledger.Audit;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Query;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/audit`: who changed what, newest first.
final class AuditEndpoint {
    private static final int USUALLY_ON_A_PAGE = 100;

    private final People people;

    AuditEndpoint(People people) {
        this.people = people;
    }

    Answer list(Exchange exchange) throws Refusal {
        Query query = exchange.query();
        int limit = Pages.limit(query.get("limit"), USUALLY_ON_A_PAGE, Audit.MOST_ENTRIES - 1);
        Audit.Query wanted = wanted(query, cursor(query.get("cursor")));
        // One more tells whether there is another page.
        List<Entry> found = Accounts.run(() -> people.audit().find(wanted, limit + 1));
        List<Entry> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? Long.toHexString(page.getLast().id()) : null;
        return Answer.json(
                200,
                out -> {
                    out.beginObject().name("items").beginArray();
                    page.forEach(entry -> AccountJson.entry(entry, out));
                    out.endArray().member("nextCursor", next).endObject();
                });
    }

    private static Audit.Query wanted(Query query, long before) throws Refusal {
        return new Audit.Query(
                query.get("actor"),
                query.get("action"),
                query.get("kind"),
                query.get("object"),
                query.instant("from"),
                query.instant("to"),
                before);
    }

    /// The same entries as one file.
    Answer export(Exchange exchange) throws Refusal {
        Query query = exchange.query();
        String format = query.get("format");
        AuditExport export = new AuditExport(people.audit(), wanted(query, 0));
        return switch (format == null ? "json" : format) {
            case "json" -> named("json", Answer.of(200, Answer.JSON, export::json));
            case "csv" -> named("csv", Answer.of(200, "text/csv; charset=utf-8", export::csv));
            default -> throw bad("format", "format is \"" + format + "\"; it must be csv or json.");
        };
    }

    private static Answer named(String ending, Answer answer) {
        return answer.with("Content-Disposition", "attachment; filename=\"audit." + ending + "\"")
                .with("Cache-Control", "no-store");
    }

    private static long cursor(@Nullable String text) throws Refusal {
        if (text == null) {
            return 0;
        }
        try {
            return Long.parseUnsignedLong(text, 16);
        } catch (NumberFormatException e) {
            throw bad("cursor", "cursor is \"" + text + "\", which no list has handed out.");
        }
    }

    private static Refusal bad(String parameter, String message) {
        return new Refusal(Style.problem(400, "bad-parameter", message, parameter));
    }
}
