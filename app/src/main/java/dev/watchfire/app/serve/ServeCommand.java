// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.serve;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.web.access.Access;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// `watchfire serve`.
public final class ServeCommand implements Action {
    static final int DEFAULT_PORT = 9093;

    private final ServerFlags flags;

    public ServeCommand(Syntax syntax) {
        flags = new ServerFlags(syntax);
        syntax.note(
                "SIGHUP or POST /-/reload reads the configuration anew; SIGTERM finishes what is"
                        + " under way and stops. Every flag of Alertmanager is accepted.");
    }

    @Override
    public int run(Console console) {
        var defaults = new ServerFlags.Defaults(null, loopback(DEFAULT_PORT), Access.OFF);
        return Serving.run(flags, defaults, true);
    }

    public static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
