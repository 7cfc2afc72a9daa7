// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.web.access.Access;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "serve",
        description = {
            "Runs the server.",
            "",
            "SIGHUP or POST /-/reload reads the configuration anew; SIGTERM finishes what is under"
                    + " way and stops."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
    static final int DEFAULT_PORT = 9093;

    @Mixin private ServerFlags flags = new ServerFlags();

    @Override
    public Integer call() {
        InetSocketAddress loopback =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), DEFAULT_PORT);
        return Serving.run(flags, new ServerFlags.Defaults(null, loopback, Access.OFF), true);
    }
}
