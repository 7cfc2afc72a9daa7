// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.app.BuildInfo;
import dev.watchfire.web.access.Access;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What `bin/alertmanager` runs.
@Command(
        name = "alertmanager",
        description = "The server under Alertmanager's name, with its defaults.",
        hidden = true,
        versionProvider = AlertmanagerCommand.Version.class,
        sortOptions = false)
public final class AlertmanagerCommand implements Callable<Integer> {
    @Mixin private ServerFlags flags = new ServerFlags();

    @Option(names = "--version", versionHelp = true, description = "Print the version and exit.")
    private boolean version;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this and exit.")
    private boolean help;

    @Override
    public Integer call() {
        InetSocketAddress everywhere = new InetSocketAddress(ServeCommand.DEFAULT_PORT);
        return Serving.run(
                flags,
                new ServerFlags.Defaults(
                        Path.of("alertmanager.yml"), everywhere, Access.ALERTMANAGER),
                false);
    }

    /// What `--version` prints.
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return BuildInfo.load().asAlertmanager().split(System.lineSeparator());
        }
    }
}
