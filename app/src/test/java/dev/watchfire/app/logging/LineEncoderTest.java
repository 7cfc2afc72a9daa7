// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LineEncoderTest {
    private static String line(LogFormat format, String message, KeyValuePair... pairs) {
        LoggingEvent event = new LoggingEvent();
        event.setLoggerContext(new LoggerContext());
        event.setLoggerName("dev.watchfire.app.server.Server");
        event.setLevel(Level.INFO);
        event.setInstant(Instant.parse("2026-01-31T09:00:00.5Z"));
        event.setMessage(message);
        event.setKeyValuePairs(List.of(pairs));
        return new String(new LineEncoder(format).encode(event), UTF_8);
    }

    @Test
    void theAddressIsNotQuotedInLogfmt() {
        assertThat(
                        line(
                                LogFormat.LOGFMT,
                                "Listening on",
                                new KeyValuePair("address", "127.0.0.1:9093")))
                .isEqualTo(
                        "time=2026-01-31T09:00:00.500Z level=INFO logger=Server"
                                + " msg=\"Listening on\" address=127.0.0.1:9093\n");
    }

    @Test
    void whatWouldBreakALineIsEscaped() {
        assertThat(line(LogFormat.LOGFMT, "a\nb \"c\" \u0001", new KeyValuePair("k", "")))
                .contains("msg=\"a\\nb \\\"c\\\" \\u0001\" k=\"\"\n");
    }

    @Test
    void aJsonLineIsReadBackAsItWasWritten() {
        String line = line(LogFormat.JSON, "a\nb \"c\" \u0001 봉수", new KeyValuePair("k", "v=1"));
        JsonNode read = JsonMapper.shared().readTree(line);
        assertThat(read.path("msg").asString()).isEqualTo("a\nb \"c\" \u0001 봉수");
        assertThat(read.path("k").asString()).isEqualTo("v=1");
        assertThat(line).endsWith("}\n").doesNotContain("}\n\n");
    }
}
