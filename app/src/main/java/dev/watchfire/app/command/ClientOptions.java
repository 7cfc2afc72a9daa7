// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What every command that talks to a server takes: where it is, who asks, and how to show the
/// answer.
final class ClientOptions {
    /// The file in the data folder that lets people who may read it use the local server.
    static final String TOKEN_FILE = "token";

    @Option(
            names = "--alertmanager.url",
            paramLabel = "URL",
            description =
                    "The server. Default: $ALERTMANAGER_URL, then alertmanager.url in"
                            + " ~/.config/watchfire/config.yml, then ${DEFAULT-VALUE}.",
            defaultValue = "http://127.0.0.1:9093")
    private URI url = URI.create("http://127.0.0.1:9093");

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description =
                    "Default: $WATCHFIRE_TOKEN, then token in the file above, then for a server on"
                            + " this machine the file 'token' in its data folder.")
    private @Nullable String token;

    @Option(
            names = "--storage.path",
            paramLabel = "DIR",
            description =
                    "Data folder of the local server, to read its token. Default:"
                            + " ${DEFAULT-VALUE}.",
            defaultValue = "data/")
    private Path storagePath = Path.of("data/");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "simple or json. Default: ${DEFAULT-VALUE}.",
            defaultValue = "simple")
    private OutputFormat output = OutputFormat.SIMPLE;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "How long to wait for an answer. Default: ${DEFAULT-VALUE}.",
            defaultValue = "30s")
    private Duration timeout = Duration.ofSeconds(30);

    @Option(
            names = "--tls.ca-file",
            paramLabel = "FILE",
            description = "Certificates (PEM) to trust instead of those that Java trusts.")
    private @Nullable Path caFile;

    OutputFormat output() {
        return output;
    }

    ApiClient connect() {
        return new ApiClient(url, token(), timeout, caFile);
    }

    private @Nullable String token() {
        if (token != null) {
            return token;
        }
        // A token belongs to one server: it is never sent to another machine because it lies here.
        Path file = storagePath.resolve(TOKEN_FILE);
        if (!isThisMachine(url.getHost()) || !Files.isReadable(file)) {
            return null;
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Failure("cannot read the token in " + file + ": " + e.getMessage(), e);
        }
    }

    private static boolean isThisMachine(@Nullable String host) {
        return host != null
                && (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]"));
    }
}
