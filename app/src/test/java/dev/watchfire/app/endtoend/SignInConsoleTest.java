// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.endtoend;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Signing in, in a real browser; the facts are in `src/test/browser/session.test.js` and
/// `oidc.test.js`.
@Execution(ExecutionMode.CONCURRENT)
class SignInConsoleTest {
    private static final Pattern TOKEN = Pattern.compile("Token, shown this once: +(\\S+)");
    private static final Pattern SET_UP = Pattern.compile("First account[^:]*: +(\\S+)");

    @TempDir Path folder;
    private HttpServer control;

    @BeforeEach
    void startTheControl() throws IOException {
        control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        control.start();
    }

    @AfterEach
    void stopTheControl() {
        control.stop(0);
    }

    @Test
    void peopleSignInWithPasswordsAndPasskeys() throws Exception {
        test("session.test.js");
    }

    @Test
    void peopleSignInThroughAProviderThatOthersWrote() throws Exception {
        test("oidc.test.js");
    }

    private void test(String facts) throws Exception {
        BrowserKit kit = BrowserKit.install();
        Path file =
                Files.writeString(
                        folder.resolve("alertmanager.yml"),
                        "route: {receiver: nobody, group_by: [alertname]}\n"
                                + "receivers: [{name: nobody}]\n");
        try (ChildServer server =
                ChildServer.serve(folder.resolve("data"), "--config.file=" + file)) {
            Map<String, String> environment = new HashMap<>();
            environment.put("WATCHFIRE_TOKEN", server.awaitLine(TOKEN).group(1));
            environment.put("WATCHFIRE_SET_UP", server.awaitLine(SET_UP).group(1));
            environment.put("WATCHFIRE_CONFIG", file.toString());
            environment.put("WATCHFIRE_SERVER", control(server.port()));
            kit.test(facts, environment);
        }
    }

    /// Where the tests ask for the server's port.
    private String control(int serverPort) {
        byte[] port = Integer.toString(serverPort).getBytes(StandardCharsets.UTF_8);
        control.createContext(
                "/server",
                exchange -> {
                    exchange.sendResponseHeaders(200, port.length);
                    exchange.getResponseBody().write(port);
                    exchange.close();
                });
        return "http://127.0.0.1:" + control.getAddress().getPort() + "/server";
    }
}
