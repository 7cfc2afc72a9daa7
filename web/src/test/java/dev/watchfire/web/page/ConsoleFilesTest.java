// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.web.Rig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How the files of the console go over the port.
class ConsoleFilesTest {
    private static final Pattern SCRIPT = Pattern.compile("src=\"\\./(assets/[^\"]+\\.js)\"");

    @TempDir Path folder;
    private Rig rig;

    @BeforeEach
    void start() {
        rig = Rig.start(folder);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private String script() {
        Matcher found = SCRIPT.matcher(rig.get("/").body());
        assertThat(found.find()).isTrue();
        return "/" + found.group(1);
    }

    @Test
    void whatHasItsContentInItsNameIsKeptForEver() {
        HttpResponse<String> script = rig.send(rig.stranger(script()));
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Content-Type"))
                .hasValue("text/javascript; charset=utf-8");
        assertThat(script.headers().firstValue("Cache-Control").orElse(""))
                .contains("immutable")
                .contains("max-age=31536000");
    }

    @Test
    void whatHasOneNameInAllBuildsIsAskedForAgain() {
        for (String path :
                List.of("/", "/theme.js", "/icon.svg", "/icon-192.png", "/manifest.webmanifest")) {
            HttpResponse<String> first = rig.get(path);
            assertThat(first.statusCode()).as(path).isEqualTo(200);
            assertThat(first.headers().firstValue("Cache-Control")).as(path).hasValue("no-cache");
            String tag = first.headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> second = rig.send(rig.request(path).header("If-None-Match", tag));
            assertThat(second.statusCode()).as(path).isEqualTo(304);
        }
    }

    @Test
    void theSmallestFormThatTheClientReadsIsSent() throws IOException {
        String path = script();
        HttpResponse<byte[]> plain = rig.bytes(rig.stranger(path));
        HttpResponse<byte[]> gzip =
                rig.bytes(rig.stranger(path).header("Accept-Encoding", "gzip, deflate"));
        HttpResponse<byte[]> brotli =
                rig.bytes(rig.stranger(path).header("Accept-Encoding", "gzip, br"));
        HttpResponse<byte[]> refused =
                rig.bytes(rig.stranger(path).header("Accept-Encoding", "br;q=0, gzip;q=0.5"));

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(gzip.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(brotli.headers().firstValue("Content-Encoding")).hasValue("br");
        assertThat(refused.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(gzip.headers().allValues("Vary")).containsExactly("Accept-Encoding");
        assertThat(brotli.body().length)
                .isLessThan(gzip.body().length)
                .isLessThan(plain.body().length / 2);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(gzip.body()))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/alerts", "/silences?new=x", "/some/day", "/alerts/"})
    void aBrowserGetsTheConsoleAtEachOfItsAddresses(String path) {
        HttpResponse<String> page =
                rig.send(rig.request(path).header("Accept", "text/html,*/*;q=0.8"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<base href=\"/\"");
        HttpResponse<String> stranger =
                rig.send(rig.stranger(path).header("Accept", "text/html,*/*;q=0.8"));
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.body()).isEqualTo(page.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v3/alerts", "/-/nothing", "/assets/none.js"})
    void whatProgramsLookForInVainIsNotThere(String path) {
        HttpResponse<String> answer = rig.send(rig.request(path).header("Accept", "text/html"));
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void aProgramThatAsksForAnAddressOfTheConsoleIsToldThatNothingIsThere() {
        assertThat(rig.get("/alerts").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/Page.class",
                "/assets/..%2Findex.html",
                "/assets/.html",
                "/assets/none.js",
                "/index.html.gz"
            })
    void nothingElseIsServed(String path) {
        assertThat(rig.send(rig.request(path)).statusCode()).isIn(400, 404);
    }

    @Test
    void theWorkerMayAskThisServerAndNoOther() {
        HttpResponse<String> worker = rig.send(rig.stranger("/worker.js"));
        assertThat(worker.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("connect-src 'self'")
                .contains("default-src 'none'");
    }

    @Test
    void aPhoneFindsTheIconsThatTheManifestNames() throws IOException {
        Matcher icons =
                Pattern.compile("\"src\": \"([^\"]+)\"")
                        .matcher(rig.get("/manifest.webmanifest").body());
        List<String> types = new ArrayList<>();
        while (icons.find()) {
            HttpResponse<byte[]> icon = rig.bytes(rig.stranger("/" + icons.group(1)));
            assertThat(icon.statusCode()).as(icons.group(1)).isEqualTo(200);
            types.add(icon.headers().firstValue("Content-Type").orElse(""));
        }
        assertThat(types).contains("image/png", "image/svg+xml");
    }

    @Test
    void theShellHoldsNothingInlineThatCouldRun() {
        String html = rig.get("/").body();
        assertThat(html).doesNotContainPattern("<script(?![^>]*src=)").doesNotContain("style=");
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(8_192);
    }
}
