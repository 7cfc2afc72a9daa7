// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.serve;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Failure;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.demo.Demo;
import dev.watchfire.app.demo.WebhookPrinter;
import dev.watchfire.app.server.ConfigurationSource;
import dev.watchfire.app.server.Server;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.store.StoreException;
import dev.watchfire.web.access.Access;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `watchfire demo`.
public final class DemoCommand implements Action {
    private static final Logger LOG = LoggerFactory.getLogger(DemoCommand.class);

    private final ServerFlags flags;

    public DemoCommand(Syntax syntax) {
        flags = new ServerFlags(syntax);
        syntax.note(
                "Prints a line for whatever its teams are told. Works in a folder of its own, which"
                        + " is gone at the end; --config.file, --storage.path and --database.url do"
                        + " nothing here.");
    }

    @Override
    public int run(Console console) {
        flags.log().apply();
        if (flags.namesConfigurationOrData()) {
            LOG.warn(
                    "--config.file, --storage.path and --database.url do nothing here: the demo"
                            + " brings its configuration, and works in a folder that is gone at"
                            + " the end. 'watchfire serve' takes them");
        }
        try (TemporaryFolder folder = TemporaryFolder.create("watchfire-demo");
                WebhookPrinter printer =
                        new WebhookPrinter(
                                ServeCommand.loopback(0), console.out(), Clock.systemUTC())) {
            printer.start();
            String receiver = "127.0.0.1:" + printer.address().getPort();
            var defaults =
                    new ServerFlags.Defaults(
                            null, ServeCommand.loopback(ServeCommand.DEFAULT_PORT), Access.OFF);
            var organisation =
                    new ConfigurationSource.Text(
                            "the demo's configuration",
                            Demo.configuration(receiver),
                            ReadOptions.DEFAULT);
            return Serving.run(
                    flags.toSettings(defaults).with(organisation, folder.path()),
                    flags.log(),
                    true,
                    (server, _) -> organisation(server)::close);
        } catch (IOException e) {
            throw cannotRun(e);
        }
    }

    private static Demo organisation(Server server) {
        try {
            Demo demo = Demo.prepare(server.engine(), server.people(), Clock.systemUTC());
            demo.start();
            return demo;
        } catch (Refusal | StoreException e) {
            throw cannotRun(e);
        }
    }

    private static Failure cannotRun(Exception e) {
        return new Failure("the demo cannot run: " + e.getMessage(), e);
    }
}
