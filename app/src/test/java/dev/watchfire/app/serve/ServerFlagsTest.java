// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Command;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Interpreter;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.server.ConfigurationSource;
import dev.watchfire.app.server.ServerSettings;
import dev.watchfire.engine.matcher.MatcherSyntax;
import dev.watchfire.integrations.DispatchMode;
import dev.watchfire.web.access.Access;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServerFlagsTest {
    private static final ServerFlags.Defaults DEFAULTS =
            new ServerFlags.Defaults(null, ServeCommand.loopback(9093), Access.OFF);

    private final StringWriter err = new StringWriter();
    private @Nullable ServerSettings read;

    /// Takes the flags for the settings that they make.
    private final class Reading implements Action {
        private final ServerFlags flags;

        Reading(Syntax syntax) {
            flags = new ServerFlags(syntax);
        }

        @Override
        public int run(Console console) {
            read = flags.toSettings(DEFAULTS);
            return 0;
        }
    }

    private int code(String... words) {
        Console console = new Console(new PrintWriter(err), new PrintWriter(err, true), _ -> null);
        Command.Group root = Command.group("watchfire", "", Command.of("serve", "", Reading::new));
        List<String> all = new ArrayList<>(List.of("serve"));
        all.addAll(List.of(words));
        return new Interpreter(root, console).run(all);
    }

    private ServerSettings settings(String... words) {
        assertThat(code(words)).as("%s", err).isZero();
        assertThat(read).isNotNull();
        return read;
    }

    @Test
    void withoutFlagsItListensOnThisMachineAndOpensNothing() {
        ServerSettings settings = settings();
        assertThat(settings.web().listen()).containsExactly(ServeCommand.loopback(9093));
        assertThat(settings.web().access()).isEqualTo(Access.OFF);
        assertThat(settings.configuration()).isInstanceOf(ConfigurationSource.Text.class);
        assertThat(settings.tokenFile()).isEqualTo(Path.of("data/token"));
        assertThat(settings.engine().retention()).isEqualTo(Duration.ofHours(120));
        assertThat(settings.journalRetention()).isEqualTo(Duration.ofDays(400));
        assertThat(settings.dispatchMode()).isEqualTo(DispatchMode.SEND);
        assertThat(settings.matcherSyntax()).isEqualTo(MatcherSyntax.FALLBACK);
        assertThat(settings.cluster().address()).isEqualTo("0.0.0.0:9094");
    }

    @Test
    void everyFlagOfAlertmanagerIsAcceptedWithASpace() {
        settings(
                "--config.file",
                "a.yml",
                "--storage.path",
                "d",
                "--data.retention",
                "1h",
                "--data.maintenance-interval",
                "1m",
                "--silences.max-silences",
                "5",
                "--silences.max-silence-size-bytes",
                "6",
                "--log.silences",
                "--alerts.gc-interval",
                "30m",
                "--alerts.per-alertname-limit",
                "7",
                "--dispatch.maintenance-interval",
                "30s",
                "--dispatch.start-delay",
                "5s",
                "--web.listen-address",
                "127.0.0.1:0",
                "--web.listen-address",
                ":9999",
                "--web.config.file",
                "w.yml",
                "--web.external-url",
                "http://x/y",
                "--web.route-prefix",
                "/foo",
                "--web.get-concurrency",
                "3",
                "--web.timeout",
                "9s",
                "--web.ui-path",
                "ui",
                "--no-web.systemd-socket",
                "--auto-gomemlimit.ratio",
                "0.9",
                "--cluster.listen-address",
                "127.0.0.1:0",
                "--cluster.advertise-address",
                "1.2.3.4:9094",
                "--cluster.peer",
                "a:1",
                "--cluster.peer",
                "b:2",
                "--cluster.peer-name",
                "me",
                "--cluster.peer-timeout",
                "15s",
                "--cluster.peers-resolve-timeout",
                "15s",
                "--cluster.gossip-interval",
                "200ms",
                "--cluster.pushpull-interval",
                "1m0s",
                "--cluster.tcp-timeout",
                "10s",
                "--cluster.probe-timeout",
                "500ms",
                "--cluster.probe-interval",
                "1s",
                "--cluster.settle-timeout",
                "0s",
                "--cluster.reconnect-interval",
                "10s",
                "--cluster.reconnect-timeout",
                "6h",
                "--cluster.tls-config",
                "t.yml",
                "--cluster.allow-insecure-public-advertise-address-discovery",
                "--cluster.label",
                "l",
                "--enable-feature",
                "classic-mode",
                "--log.level",
                "debug",
                "--log.format",
                "json");
    }

    @Test
    void valuesReachTheSettings() {
        ServerSettings settings =
                settings(
                        "--config.file=dir/a.yml",
                        "--storage.path=d",
                        "--silences.max-silences=5",
                        "--silences.max-silence-size-bytes=6",
                        "--alerts.per-alertname-limit=7",
                        "--dispatch.start-delay=5s",
                        "--dispatch.mode=observe",
                        "--web.listen-address=127.0.0.1:0",
                        "--web.listen-address=127.0.0.1:1",
                        "--web.anonymous-api=ingest",
                        "--cluster.advertise-address=1.2.3.4:9094",
                        "--cluster.peer-name=me",
                        "--enable-feature=utf8-strict-mode,alert-names-in-metrics");
        assertThat(settings.configuration())
                .isEqualTo(
                        new ConfigurationSource.File(
                                Path.of("dir/a.yml"),
                                dev.watchfire.config.ReadOptions.DEFAULT.withSyntax(
                                        MatcherSyntax.UTF8)));
        assertThat(settings.tokenFile()).isEqualTo(Path.of("d/token"));
        assertThat(settings.engine().maxSilences()).isEqualTo(5);
        assertThat(settings.engine().maxSilenceBytes()).isEqualTo(6);
        assertThat(settings.engine().alertsPerName()).isEqualTo(7);
        assertThat(settings.startDelay()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.dispatchMode()).isEqualTo(DispatchMode.OBSERVE);
        assertThat(settings.web().listen()).hasSize(2);
        assertThat(settings.web().access()).isEqualTo(Access.INGEST);
        assertThat(settings.cluster()).isEqualTo(new ServerSettings.Cluster("me", "1.2.3.4:9094"));
        assertThat(settings.matcherSyntax()).isEqualTo(MatcherSyntax.UTF8);
    }

    @Test
    void theAnonymousApiWithoutAValueIsOpen() {
        assertThat(settings("--web.anonymous-api", "--log.level=debug").web().access())
                .isEqualTo(Access.FULL);
        assertThat(settings("--web.anonymous-api", "off").web().access()).isEqualTo(Access.OFF);
    }

    @Test
    void anEmptyClusterAddressMeansNoCluster() {
        assertThat(settings("--cluster.listen-address=").cluster().address()).isNull();
    }

    @Test
    void whatCannotBeMeantIsAUsageError() {
        assertThat(code("--enable-feature=clasic-mode")).isEqualTo(2);
        assertThat(code("--enable-feature=classic-mode", "--enable-feature=utf8-strict-mode"))
                .isEqualTo(2);
        assertThat(code("--web.systemd-socket")).isEqualTo(2);
        assertThat(code("--database.url=mysql://x")).isEqualTo(2);
        assertThat(code("--log.level=loud")).isEqualTo(2);
        assertThat(err.toString())
                .contains("there is no 'clasic-mode'", "exclude each other", "--web.listen-address")
                .contains("jdbc:postgresql", "'loud' is none of debug, info, warn, error");
    }
}
