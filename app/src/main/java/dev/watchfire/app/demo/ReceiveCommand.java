// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.demo;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Failure;
import dev.watchfire.app.arguments.ListenAddress;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/// A webhook receiver for trying things out.
public final class ReceiveCommand implements Action {
    private final Option<InetSocketAddress> listen;

    public ReceiveCommand(Syntax syntax) {
        listen =
                syntax.option("--listen", "HOST:PORT", ListenAddress::read, "Where to listen.")
                        .or("127.0.0.1:5001");
    }

    @Override
    public int run(Console console) {
        InetSocketAddress address = listen.get();
        try (var printer = new WebhookPrinter(address, console.out(), Clock.systemUTC())) {
            printer.start();
            console.err().println("watchfire: receiving at http:/" + printer.address() + "/");
            new CountDownLatch(1).await();
            return 0;
        } catch (IOException e) {
            throw new Failure("cannot listen on " + address + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
