// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.serve;

import dev.watchfire.app.arguments.Failure;
import dev.watchfire.app.server.Announcement;
import dev.watchfire.app.server.Server;
import dev.watchfire.app.server.ServerSettings;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a server in the foreground until it is told to stop.
final class Serving {
    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    private Serving() {}

    /// @param forPeople whether to say where to go next
    /// @return the exit code
    static int run(ServerFlags flags, ServerFlags.Defaults defaults, boolean forPeople) {
        flags.log().apply();
        ServerSettings settings = flags.toSettings(defaults);
        if (flags.namesPeers()) {
            LOG.warn(
                    "--cluster.peer: this version has no cluster; the peers named are not"
                            + " contacted and hear of nothing");
        }
        return run(settings, flags.log(), forPeople, (_, _) -> () -> {});
    }

    /// Something that lives as long as the server does.
    interface Companion {
        void close();
    }

    /// @param companion started once the server listens; the second argument stops it
    static int run(
            ServerSettings settings,
            LogFlags log,
            boolean forPeople,
            BiFunction<Server, Runnable, Companion> companion) {
        CountDownLatch stop = new CountDownLatch(1);
        Runnable stopOrDie =
                () -> {
                    if (stop.getCount() == 0) {
                        // Asked twice: whoever asks does not want to wait for requests to end.
                        Runtime.getRuntime().halt(1);
                    }
                    stop.countDown();
                };
        Signals.on("TERM", stopOrDie);
        Signals.on("INT", stopOrDie);
        try (Server server = Server.start(settings, Clock.systemUTC())) {
            Signals.on("HUP", server::reload);
            Announcement.of(server).print(log.format(), forPeople);
            Companion started = companion.apply(server, stop::countDown);
            stop.await();
            started.close();
            LOG.info("Stopping: finishing what is under way");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
        LOG.info("Stopped");
        return 0;
    }
}
