// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.routing;

import dev.watchfire.app.arguments.Failure;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.config.ConfigurationReader;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.config.ReadResult;
import dev.watchfire.engine.configuration.Configuration;
import java.nio.file.Path;

/// Where the routes come from: a file, or else the configuration that a server runs on.
final class RouteSource {
    private final Option<Path> file;

    RouteSource(Syntax syntax) {
        file =
                syntax.path(
                        "--config.file",
                        "FILE",
                        "Take the routes from this file instead of asking a server.");
    }

    Configuration load(ClientOptions client) {
        ReadResult result;
        Path path = file.orNull();
        if (path != null) {
            result = ConfigurationReader.readFile(path, ReadOptions.DEFAULT);
        } else {
            String text =
                    client.connect()
                            .get("/api/v2/status")
                            .path("config")
                            .path("original")
                            .asString();
            ReadOptions options = ReadOptions.DEFAULT.from("the server's configuration", null);
            result = new ConfigurationReader(options).read(text);
        }
        return switch (result) {
            case ReadResult.Accepted accepted -> accepted.configuration();
            case ReadResult.Refused refused -> throw new Failure(refused.report());
        };
    }
}
