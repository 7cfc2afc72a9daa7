// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import dev.watchfire.people.audit.Entry;
import dev.watchfire.people.ledger.Audit;
import dev.watchfire.store.StoreException;
import dev.watchfire.web.json.ByteSink;
import dev.watchfire.web.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// The audit trail as a file: read and written page by page, so that it never stands in memory.
final class AuditExport {
    /// As many rows as spreadsheets take with ease; who needs more asks for a shorter time.
    static final int MOST_ENTRIES = 100_000;

    /// Spreadsheets run what begins with one of these.
    private static final String FORMULA_SIGNS = "=+-@\t\r";

    /// With a byte order mark: without one spreadsheets take UTF-8 for something else.
    private static final String CSV_HEAD =
            "\uFEFFid,at,actor_kind,actor_id,actor_name,address,action,object_kind,object_id,"
                    + "object_name,before,after\r\n";

    private final Audit audit;
    private final Audit.Query wanted;

    AuditExport(Audit audit, Audit.Query wanted) {
        this.audit = audit;
        this.wanted = wanted;
    }

    private interface Each {
        void take(Entry entry) throws IOException;
    }

    /// Newest first.
    private void each(Each each) throws IOException {
        long before = wanted.before();
        for (int taken = 0; taken < MOST_ENTRIES; taken += Audit.MOST_ENTRIES) {
            List<Entry> page = page(before);
            for (Entry entry : page) {
                each.take(entry);
            }
            if (page.size() < Audit.MOST_ENTRIES) {
                return;
            }
            before = page.getLast().id();
        }
    }

    private List<Entry> page(long before) throws IOException {
        try {
            return audit.find(
                    new Audit.Query(
                            wanted.actor(),
                            wanted.action(),
                            wanted.objectKind(),
                            wanted.object(),
                            wanted.from(),
                            wanted.to(),
                            before),
                    Audit.MOST_ENTRIES);
        } catch (StoreException e) {
            // The answer has begun: the connection breaks, so that nobody takes a part for all.
            throw new IOException("The audit trail could not be read on", e);
        }
    }

    void json(ByteSink sink) throws IOException {
        JsonWriter json = new JsonWriter(sink);
        json.beginArray();
        each(entry -> AccountJson.entry(entry, json));
        json.endArray().lineFeed();
        json.finish();
    }

    void csv(ByteSink sink) throws IOException {
        StringBuilder chunk = new StringBuilder(CSV_HEAD);
        each(
                entry -> {
                    row(entry, chunk);
                    if (chunk.length() >= JsonWriter.CHUNK_BYTES) {
                        write(chunk, sink, false);
                    }
                });
        write(chunk, sink, true);
    }

    private static void write(StringBuilder chunk, ByteSink sink, boolean last) throws IOException {
        byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
        chunk.setLength(0);
        sink.write(bytes, 0, bytes.length, last);
    }

    private static void row(Entry entry, StringBuilder to) {
        List<String> cells =
                List.of(
                        Long.toString(entry.id()),
                        entry.at().toString(),
                        entry.actor().kind().name().toLowerCase(Locale.ROOT),
                        entry.actor().id(),
                        entry.actor().name(),
                        entry.actor().address(),
                        entry.action(),
                        entry.subject().kind(),
                        entry.subject().id(),
                        entry.subject().name(),
                        entry.before(),
                        entry.after());
        for (int i = 0; i < cells.size(); i++) {
            to.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
        }
        to.append("\r\n");
    }

    /// Quoted (RFC 4180); what a spreadsheet would run begins with an apostrophe.
    static String cell(String text) {
        boolean runs = !text.isEmpty() && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0;
        return "\"" + (runs ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }
}
