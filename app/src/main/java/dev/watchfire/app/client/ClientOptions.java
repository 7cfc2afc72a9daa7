// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.client;

import dev.watchfire.app.arguments.Failure;
import dev.watchfire.app.arguments.FlagDuration;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What every command that talks to a server takes: where it is, who asks, and how to show the
/// answer.
public final class ClientOptions {
    /// The file in the data folder that lets people who may read it use the local server.
    private static final String TOKEN_FILE = "token";

    private final ClientDefaults defaults;
    private final Option<URI> url;
    private final Option<String> token;
    private final Option<Path> storagePath;
    private final Option<OutputFormat> output;
    private final Option<Duration> timeout;
    private final Option<Path> caFile;

    public ClientOptions(Syntax syntax) {
        defaults = new ClientDefaults(syntax.console().environment());
        url =
                syntax.option(
                                "--alertmanager.url",
                                "URL",
                                URI::create,
                                "The server; else $ALERTMANAGER_URL, else alertmanager.url in"
                                        + " ~/.config/watchfire/config.yml, which may set every"
                                        + " flag of this list.")
                        .orFrom(() -> defaults.of("alertmanager.url"))
                        .or("http://127.0.0.1:9093");
        token =
                syntax.text(
                                "--token",
                                "TOKEN",
                                "Else $WATCHFIRE_TOKEN, else for a server on this machine the file"
                                        + " 'token' in its data folder.")
                        .orFrom(() -> defaults.of("token"));
        storagePath =
                syntax.path(
                                "--storage.path",
                                "DIR",
                                "Data folder of the local server, to read its token.")
                        .orFrom(() -> defaults.of("storage.path"))
                        .or("data/");
        output =
                syntax.choice("-o, --output", "FORMAT", OutputFormat.class, "simple or json.")
                        .orFrom(() -> defaults.of("output"))
                        .or("simple");
        timeout =
                syntax.option(
                                "--timeout",
                                "DURATION",
                                FlagDuration::read,
                                "How long to wait for an answer.")
                        .orFrom(() -> defaults.of("timeout"))
                        .or("30s");
        caFile =
                syntax.path(
                                "--tls.ca-file",
                                "FILE",
                                "Certificates (PEM) to trust instead of those that Java trusts.")
                        .orFrom(() -> defaults.of("tls.ca-file"));
    }

    public @Nullable String defaultOf(String flag) {
        return defaults.of(flag);
    }

    public OutputFormat output() {
        return output.get();
    }

    public ApiClient connect() {
        return new ApiClient(url.get(), token(), timeout.get(), caFile.orNull());
    }

    private @Nullable String token() {
        String given = token.orNull();
        if (given != null) {
            return given;
        }
        // A token belongs to one server: it is never sent to another machine because it lies here.
        Path file = storagePath.get().resolve(TOKEN_FILE);
        if (!isThisMachine(url.get().getHost()) || !Files.isReadable(file)) {
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
