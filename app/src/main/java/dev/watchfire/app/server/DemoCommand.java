// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.app.command.Failure;
import dev.watchfire.app.demo.Demo;
import dev.watchfire.app.demo.WebhookPrinter;
import dev.watchfire.app.logging.Logging;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.web.access.Access;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = {
            "Runs the server with a sample organisation and live simulated traffic, and prints what"
                    + " its teams are told. Everything is thrown away at the end."
        },
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private WebFlags web = new WebFlags();
    @Mixin private LogFlags log = new LogFlags();

    @Override
    public Integer call() {
        Logging.configure(log.level, log.format);
        PrintWriter out = spec.commandLine().getOut();
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (TemporaryFolder folder = TemporaryFolder.create("watchfire-demo");
                WebhookPrinter printer = new WebhookPrinter(anyPort, out, Clock.systemUTC())) {
            printer.start();
            String receiver = "127.0.0.1:" + printer.address().getPort();
            ServerFlags flags = new ServerFlags();
            flags.web = web;
            flags.log = log;
            flags.location.use(folder.path());
            InetSocketAddress listen =
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), ServeCommand.DEFAULT_PORT);
            ServerSettings settings =
                    flags.toSettings(new ServerFlags.Defaults(null, listen, Access.OFF))
                            .with(
                                    new ConfigurationSource.Text(
                                            "the demo's configuration",
                                            Demo.configuration(receiver),
                                            ReadOptions.DEFAULT));
            return Serving.run(
                    settings,
                    log,
                    true,
                    server -> Demo.start(server.engine(), Clock.systemUTC())::close);
        } catch (IOException e) {
            throw new Failure("the demo cannot start: " + e.getMessage(), e);
        }
    }
}
