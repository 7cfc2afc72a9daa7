// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.app.demo.WebhookPrinter;
import dev.watchfire.app.serve.ServeCommand;
import dev.watchfire.app.serve.TestServer;
import dev.watchfire.engine.Command;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.integrations.auditor.Saying;
import dev.watchfire.people.access.Role;
import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.users.Profile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The auditor's alarm in a server that is set up as users do, with telephones that answer.
final class AlarmPathTest {
    private static final Instant NOW = Instant.parse("2026-11-23T11:00:00Z");

    private static final String CONFIGURATION =
            """
            route: {receiver: nobody}
            receivers: [{name: nobody}]
            paging:
              ntfy: {url: 'http://%1$s/ntfy'}
              sms: {http: {url: 'http://%1$s/sms', content_type: application/json, body: '{"to": "{to}", "text": "{text}"}'}}
            """;

    @TempDir Path folder;
    private final StringWriter printed = new StringWriter();
    private WebhookPrinter phones;
    private Server server;

    @BeforeEach
    void start() throws Exception {
        phones =
                new WebhookPrinter(
                        ServeCommand.loopback(0), new PrintWriter(printed), Clock.systemUTC());
        phones.start();
        String address = "127.0.0.1:" + phones.address().getPort();
        server =
                Server.start(
                        TestServer.settings(CONFIGURATION.formatted(address), folder), () -> NOW);
    }

    @AfterEach
    void close() {
        server.close();
        phones.close();
    }

    private void person(String name, Role role, String type, String address) throws Exception {
        person(name, role, type, address, Profile.EMPTY);
    }

    private void person(String name, Role role, String type, String address, Profile profile)
            throws Exception {
        var _ =
                server.people()
                        .change(
                                Actor.SYSTEM,
                                change ->
                                        server.people()
                                                .users()
                                                .create(change, name, profile, role, ""));
        server.engine()
                .submit(
                        new PagingCommand.AddMethod(
                                name, name + "-" + type, type, address, "", true, name))
                .get();
    }

    private boolean raise() throws Exception {
        server.engine().submit(new Command.Tick()).get();
        var image = server.engine().image();
        var configuration = image.configuration();
        assertThat(configuration).isNotNull();
        return server.alarmPath()
                .raise(
                        image,
                        configuration,
                        new Saying("Watchfire: a page reaches nobody", "Watchfire: 호출 실패"),
                        new Saying("page 4", "호출 4"));
    }

    @Test
    void administratorsHearOfItByTheirOwnMeans() throws Exception {
        person("root", Role.ADMIN, "ntfy", "of-root");
        person("ops", Role.ADMIN, "sms", "+12025550101");
        person("vic", Role.VIEWER, "ntfy", "of-vic");

        assertThat(raise()).isTrue();
        assertThat(printed.toString())
                .contains("NTFY     of-root  Watchfire: a page reaches nobody")
                .contains("SMS      +12025550101  Watchfire: a page reaches nobody page 4")
                .doesNotContain("of-vic");
    }

    @Test
    void everybodyHearsOfItInTheirLanguage() throws Exception {
        Profile korean = new Profile("", "", "ko", "");
        person("minjun", Role.ADMIN, "ntfy", "of-minjun", korean);

        assertThat(raise()).isTrue();
        assertThat(printed.toString()).contains("NTFY     of-minjun  Watchfire: 호출 실패");
    }

    @Test
    void whereNobodyCanBeToldItSaysSo() throws Exception {
        person("vic", Role.VIEWER, "ntfy", "of-vic");
        assertThat(raise()).isFalse();
    }
}
