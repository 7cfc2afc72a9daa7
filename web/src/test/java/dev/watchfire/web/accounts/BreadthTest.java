// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people are asked before they mute nearly everything.
class BreadthTest extends AccountsRig {
    private static final String SILENCE =
            """
            {"matchers":[%s],"startsAt":"2026-11-22T10:00:00Z","endsAt":"2026-11-22T12:00:00Z",
             "createdBy":"ada","comment":"%s"}
            """;

    private String ada = "";

    @BeforeEach
    void somebodyIsThere() throws Exception {
        ada = admin();
    }

    private HttpResponse<String> silence(String matchers, String comment) {
        return rig.send(
                rig.stranger("/api/v2/silences")
                        .header("Cookie", ada)
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        SILENCE.formatted(matchers, comment))));
    }

    private void fire(int count, String name) {
        rig.fire(
                IntStream.range(0, count)
                        .mapToObj(i -> "{\"alertname\":\"%s\",\"i\":\"%d\"}".formatted(name, i))
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"alertname\",\"value\":\".+\",\"isRegex\":true}",
                "{\"name\":\"alertname\",\"value\":\"Watchdog\",\"isRegex\":false,\"isEqual\":false},{\"name\":\"team\",\"value\":\".+\",\"isRegex\":true}",
                "{\"name\":\"a\",\"value\":\".*\",\"isRegex\":true},{\"name\":\"team\",\"value\":\"x|\",\"isRegex\":true},{\"name\":\"b\",\"value\":\"c\",\"isRegex\":false}"
            })
    void whatNamesNoValueNeedsAReason(String matchers) {
        boolean names = matchers.contains("\"c\"");
        HttpResponse<String> short1 = silence(matchers, "x");
        assertThat(short1.statusCode()).isEqualTo(names ? 200 : 400);
        if (!names) {
            assertThat(short1.body()).contains("nearly everything", "silences?ask=");
            assertThat(short1.headers().firstValue("Watchfire-Problem")).hasValue("too-broad");
        }
        assertThat(silence(matchers, "the whole site is being moved").statusCode()).isEqualTo(200);
    }

    @Test
    void whatMutesManyOfWhatFiresNeedsAReasonToo() {
        String disks = "{\"name\":\"alertname\",\"value\":\"Disk\",\"isRegex\":false}";
        fire(19, "Disk");
        assertThat(silence(disks, "x").statusCode()).isEqualTo(200);
        fire(20, "Disk");
        HttpResponse<String> refused = silence(disks, "x");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("mutes 20 of 20 firing alerts");
        fire(21, "Net");
        assertThat(silence(disks, "x").statusCode()).isEqualTo(200);
    }

    @Test
    void whitespaceIsNoReason() {
        String all = "{\"name\":\"alertname\",\"value\":\".+\",\"isRegex\":true}";
        assertThat(silence(all, "a        b        c").statusCode()).isEqualTo(400);
    }

    @Test
    void programsAreTakenAtTheirWordAsWithAlertmanager() {
        String all = "{\"name\":\"alertname\",\"value\":\".+\",\"isRegex\":true}";
        assertThat(rig.post("/api/v2/silences", SILENCE.formatted(all, "x")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void maintenanceIsAskedForItsReasonAtItsField() {
        String body =
                """
                {"name":"All","matchers":["alertname=~\\".+\\""],"zone":"UTC",
                 "first":"2026-11-29T02:00","minutes":60,"comment":"%s"}
                """;
        Told refused = ask(ada, "POST", "/maintenance", body.formatted("x"));
        assertThat(refused.code()).isEqualTo("too-broad");
        assertThat(refused.text("field")).isEqualTo("comment");
        assertThat(
                        ask(ada, "POST", "/maintenance", body.formatted("moving the whole site"))
                                .status())
                .isEqualTo(201);
    }
}
