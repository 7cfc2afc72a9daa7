// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A calendar elsewhere plans a layer of the running program.
class CalendarTest {
    private static final Pattern TOKEN = Pattern.compile("Token, shown this once: +(\\S+)");
    private static final Pattern READ =
            Pattern.compile("watchfire_calendar_reads_total\\{result=\"changed\"} 1");

    private static final String ON_CALL = "/api/watchfire/v1/oncall";

    /// Every day, whichever day it is.
    private static final String CALENDAR =
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            UID:1
            DTSTART;VALUE=DATE:20200101
            RRULE:FREQ=DAILY
            SUMMARY:Grace
            END:VEVENT
            END:VCALENDAR
            """;

    @TempDir Path folder;

    @Test
    void whatACalendarSaidLastOutlivesTheCalendarAndTheProcess() throws Exception {
        HttpServer calendar =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        calendar.createContext(
                "/rota.ics",
                exchange -> {
                    byte[] body = CALENDAR.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        calendar.start();
        Path file =
                Files.writeString(
                        folder.resolve("alertmanager.yml"),
                        """
                        route: {receiver: all}
                        receivers: [{name: all}]
                        schedules:
                        - name: platform
                          zone: Asia/Seoul
                          layers:
                          - {name: week, start: '2020-01-01', turns: [ada, grace]}
                          - {name: cover, priority: 5, calendar: 'http://127.0.0.1:%d/rota.ics'}
                        """
                                .formatted(calendar.getAddress().getPort()));
        Path data = folder.resolve("data");
        String token;
        try (ChildServer server = ChildServer.serve(data, "--config.file=" + file)) {
            token = server.awaitLine(TOKEN).group(1);
            server.awaitBody("/metrics", READ);
            assertThat(server.get(ON_CALL, token).body()).contains("\"people\":[\"grace\"]");
            server.kill();
        }
        calendar.stop(0);
        try (ChildServer server = ChildServer.serve(data, "--config.file=" + file)) {
            assertThat(server.get(ON_CALL, token).body()).contains("\"people\":[\"grace\"]");
        }
    }
}
