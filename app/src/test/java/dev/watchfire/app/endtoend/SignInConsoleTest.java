// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.endtoend;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing in, in a real browser; the facts are in `src/test/browser/session.test.js`.
class SignInConsoleTest {
    private static final Pattern TOKEN = Pattern.compile("Token, shown this once: +(\\S+)");
    private static final Pattern SET_UP = Pattern.compile("First account[^:]*: +(\\S+)");

    @TempDir Path folder;

    @Test
    void peopleSignInAsTheyWereTold() throws Exception {
        BrowserKit kit = BrowserKit.install();
        HttpServer control =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (ChildServer server = ChildServer.serve(folder.resolve("data"))) {
            String token = server.awaitLine(TOKEN).group(1);
            String setUp = server.awaitLine(SET_UP).group(1);
            byte[] port = Integer.toString(server.port()).getBytes(StandardCharsets.UTF_8);
            control.createContext(
                    "/server",
                    exchange -> {
                        exchange.sendResponseHeaders(200, port.length);
                        exchange.getResponseBody().write(port);
                        exchange.close();
                    });
            control.start();
            kit.test(
                    "session.test.js",
                    Map.of(
                            "WATCHFIRE_SERVER",
                            "http://127.0.0.1:" + control.getAddress().getPort() + "/server",
                            "WATCHFIRE_TOKEN",
                            token,
                            "WATCHFIRE_SET_UP",
                            setUp));
        } finally {
            control.stop(0);
        }
    }
}
