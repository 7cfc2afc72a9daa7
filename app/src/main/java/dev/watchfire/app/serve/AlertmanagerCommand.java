// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.serve;

import dev.watchfire.app.BuildInfo;
import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Switch;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.web.access.Access;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/// What `bin/alertmanager` runs.
public final class AlertmanagerCommand implements Action {
    private final ServerFlags flags;
    private final Switch version;

    public AlertmanagerCommand(Syntax syntax) {
        flags = new ServerFlags(syntax);
        version = syntax.toggle("--version", "Print the version and exit.");
    }

    @Override
    public int run(Console console) {
        if (version.isOn()) {
            console.out().println(BuildInfo.load().asAlertmanager());
            return 0;
        }
        InetSocketAddress everywhere = new InetSocketAddress(ServeCommand.DEFAULT_PORT);
        Path file = Path.of("alertmanager.yml");
        return Serving.run(
                flags, new ServerFlags.Defaults(file, everywhere, Access.ALERTMANAGER), false);
    }
}
