// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.endtoend;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Editing the configuration, and schedules in it, in a real browser; its facts are in
/// `src/test/browser`.
@Execution(ExecutionMode.CONCURRENT)
class ConfigurationConsoleTest {
    private static final Pattern TOKEN = Pattern.compile("Token, shown this once: +(\\S+)");

    @TempDir Path folder;

    @Test
    void theConfigurationIsEditedWithoutAFile() throws Exception {
        test("configuration.test.js");
    }

    @Test
    void servicesAreMadeAndLookedAtWithoutAFile() throws Exception {
        test("services.test.js");
    }

    @Test
    void theConfigurationIsEditedBesideAFile() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("alertmanager.yml"),
                        """
                        route: { receiver: takes }
                        receivers:
                          - name: takes
                          - name: pager
                            webhook_configs: [{ url: "http://127.0.0.1:9/" }]
                        severities: { digest_at: "10:00" }
                        """);
        test("configuration-file.test.js", "--config.file=" + file);
    }

    @Test
    void schedulesArePlannedAndChanged() throws Exception {
        test("schedules.test.js");
    }

    @Test
    void pagesAreAnsweredAndPoliciesPlanned() throws Exception {
        test("paging.test.js");
    }

    private void test(String name, String... words) throws Exception {
        BrowserKit kit = BrowserKit.install();
        try (ChildServer server = ChildServer.serve(folder.resolve("data"), words)) {
            String token = server.awaitLine(TOKEN).group(1);
            HttpServer control = control(server.port());
            try {
                String url = "http://127.0.0.1:" + control.getAddress().getPort() + "/";
                kit.test(name, Map.of("WATCHFIRE_SERVER", url, "WATCHFIRE_TOKEN", token));
            } finally {
                control.stop(0);
            }
        }
    }

    /// Tells where the server is; nothing here restarts it.
    private static HttpServer control(int port) throws IOException {
        HttpServer control =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] answer = Integer.toString(port).getBytes(StandardCharsets.UTF_8);
        control.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        control.start();
        return control;
    }
}
