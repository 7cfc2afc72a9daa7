// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.demo;

import dev.watchfire.app.command.Failure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "receive",
        description = "A webhook receiver for trying things out: prints a line for each message.",
        mixinStandardHelpOptions = true)
public final class ReceiveCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Default: ${DEFAULT-VALUE}.",
            defaultValue = "127.0.0.1:5001")
    private InetSocketAddress listen = new InetSocketAddress(5001);

    @Override
    public Integer call() throws InterruptedException {
        try (var printer =
                new WebhookPrinter(listen, spec.commandLine().getOut(), Clock.systemUTC())) {
            printer.start();
            spec.commandLine().getErr().println("watchfire: receiving at http://" + listen + "/");
            new CountDownLatch(1).await();
            return 0;
        } catch (IOException e) {
            throw new Failure("cannot listen on " + listen + ": " + e.getMessage(), e);
        }
    }
}
