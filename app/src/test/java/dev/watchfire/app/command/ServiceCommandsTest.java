// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.app.arguments.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceCommandsTest {
    private static final String TEAM =
            """
            {"name":"payments","description":"","channel":"pay-room","zone":"Asia/Seoul",
             "businessHours":"office","open":true,"nextChange":"2026-11-23T09:00:00.000Z",
             "onCall":[{"schedule":"pay","role":"primary","people":["ada"]},
                       {"schedule":"pay","role":"secondary","people":[]}]}
            """;
    private static final String HEAD =
            """
            "name":"checkout","displayName":"Checkout","description":"Takes orders.",
            "owner":"payments","tier":1,"alerts":{"active":2,"suppressed":1,"severity":"P1"}
            """;

    @TempDir Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private FakeServer server;

    @BeforeEach
    void startAServer() throws IOException {
        server = new FakeServer();
        environment.put("ALERTMANAGER_URL", server.url());
        environment.put("XDG_CONFIG_HOME", folder.toString());
    }

    @AfterEach
    void stopTheServer() {
        server.close();
    }

    private int run(String... arguments) {
        Console console =
                new Console(
                        new PrintWriter(out, true), new PrintWriter(err, true), environment::get);
        return Commands.run(console, arguments);
    }

    @Test
    void servicesAreListedWithWhoIsOnCall() {
        server.answer(
                "GET /api/watchfire/v1/services",
                200,
                """
                {"items":[{%s},{"name":"ledger","displayName":"ledger","owner":"other","tier":null,
                 "alerts":{"active":0,"suppressed":0,"severity":null}}],"teams":[%s],"circles":[]}
                """
                        .formatted(HEAD, TEAM));
        assertThat(run("service", "list")).isZero();
        assertThat(out.toString())
                .contains("checkout  1     payments  ada      2 P1 (1 muted)")
                .contains("ledger          other              0");
    }

    @Test
    void aServiceIsShownWithItsOwnerAndWhatItNeeds() {
        server.answer(
                "GET /api/watchfire/v1/services/check out",
                200,
                """
                {%s,"team":%s,"matchers":["service=\\"checkout\\""],
                 "runbook":"https://wiki/checkout","dashboard":null,"links":[],"users":120000,
                 "revenuePerMinute":{"amount":12.5,"currency":"EUR"},
                 "dependsOn":[{"name":"ledger"},{"name":"queue"}],"dependents":[]}
                """
                        .formatted(HEAD, TEAM));
        assertThat(run("service", "show", "check out")).isZero();
        assertThat(out.toString())
                .isEqualTo(
                        """
                        Checkout (checkout)
                        Takes orders.
                        Tier: 1
                        Firing: 2 P1 (1 muted)
                        Owner: payments
                          channel: pay-room
                          works until 2026-11-23T09:00:00.000Z
                          on call, pay primary: ada
                          on call, pay secondary: nobody
                        Runbook: https://wiki/checkout
                        Needs: ledger, queue
                        Alerts with service="checkout"
                        Users: 120000
                        Revenue per minute: 12.5 EUR
                        """);
    }

    @Test
    void holidaysOfAYearArePrintedAndWhatIsMissingIsSaid() {
        server.answer(
                "GET /api/watchfire/v1/holidays",
                200,
                """
                {"from":"2041-01-01","to":"2041-12-31","items":[
                 {"date":"2041-01-01","name":"New Year's Day","nameKo":"신정","substitute":false,"calendar":"kr"},
                 {"date":"2041-12-31","name":"Closed","nameKo":"Closed","substitute":false,"calendar":"kr"}],
                 "calendars":[],"incomplete":[{"calendar":"kr","year":2041}]}
                """);
        assertThat(run("holidays", "kr", "--year=2041")).isZero();
        assertThat(server.requests().getFirst().line())
                .isEqualTo(
                        "GET /api/watchfire/v1/holidays?calendar=kr&from=2041-01-01&to=2041-12-31");
        assertThat(out.toString())
                .contains("2041-01-01  kr        New Year's Day  신정")
                .contains("2041-12-31  kr        Closed\n");
        assertThat(err.toString()).isEqualTo("Warning: kr does not know all holidays of 2041.\n");
    }

    @Test
    void aYearThatIsNoneIsRefused() {
        assertThat(run("holidays", "--year=next")).isNotZero();
        assertThat(err.toString()).contains("'next' is no year from 1900 to 2999");
    }

    @Test
    void anExplanationNamesTheServiceOfItsAlert() {
        server.answer(
                "GET /api/watchfire/v1/alerts/0123456789abcdef/explain",
                200,
                """
                {"alert":{"labels":{"a":"b"},"state":"active"},"summary":"Told.","routes":[],
                 "silences":[],"inhibition":null,"groups":[],"services":[{"name":"checkout",
                 "owner":"payments","runbook":"https://wiki/checkout","dashboard":null,
                 "onCall":[{"schedule":"pay","role":"primary","people":["ada"]}]}]}
                """);
        assertThat(run("alert", "explain", "0123456789abcdef")).isZero();
        assertThat(out.toString())
                .contains("Service checkout of payments, on call: ada\n  runbook https://wiki/");
    }
}
