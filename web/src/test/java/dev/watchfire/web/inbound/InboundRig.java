// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import dev.watchfire.web.Rig;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A server with {@link PagesOnHand} behind it, and vendors who sign what they send.
abstract class InboundRig {
    @TempDir private Path folder;
    protected Rig rig;
    protected PagesOnHand pages;
    protected ActionTokens tokens;

    @BeforeEach
    final void start() {
        AtomicReference<PagesOnHand> kept = new AtomicReference<>();
        rig =
                Rig.start(
                        folder,
                        options -> options,
                        engine -> {
                            kept.set(new PagesOnHand(engine));
                            return kept.get();
                        });
        pages = kept.get();
        tokens = new ActionTokens(new byte[32], rig.clock);
    }

    @AfterEach
    final void stop() {
        rig.close();
    }

    protected static SortedMap<String, String> fields(String... namesAndValues) {
        SortedMap<String, String> fields = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    protected static String form(SortedMap<String, String> fields) {
        StringJoiner form = new StringJoiner("&");
        fields.forEach(
                (name, value) ->
                        form.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return form.toString();
    }

    protected final HttpRequest.Builder post(String path, String type, String body) {
        return rig.stranger(path)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    protected final HttpResponse<String> get(String path) {
        return rig.send(rig.stranger(path).GET());
    }
}
