// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.serve;

import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Switch;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.data.LocationFlags;
import dev.watchfire.app.server.ConfigurationSource;
import dev.watchfire.app.server.ServerSettings;
import dev.watchfire.app.server.ServerSettings.Feature;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.web.access.Access;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All flags of a server. Names and meanings are Alertmanager's where it has the thing.
final class ServerFlags {
    private final Option<Path> configFile;
    private final Switch strict;
    private final LocationFlags location;
    private final Option<Path> keyFile;
    private final RetentionFlags retention;
    private final WebFlags web;
    private final EngineFlags engine;
    private final ClusterFlags cluster;
    private final LogFlags log;

    ServerFlags(Syntax syntax) {
        configFile =
                syntax.path(
                        "--config.file",
                        "FILE",
                        "Alertmanager's configuration file. Default: a built-in one that tells"
                                + " nobody (as alertmanager: alertmanager.yml).");
        strict =
                syntax.toggle(
                        "--strict",
                        "Refuse what this version cannot do, such as events for Kafka, instead of"
                                + " warning.");
        location = new LocationFlags(syntax);
        keyFile =
                syntax.path(
                        "--secrets.key-file",
                        "FILE",
                        "The key of the secrets that the data holds; made where there is none. Back"
                                + " it up apart from the data. Default: the data folder's name"
                                + " with .key behind it, beside it.");
        web = new WebFlags(syntax);
        engine = new EngineFlags(syntax);
        retention = new RetentionFlags(syntax);
        cluster = new ClusterFlags(syntax);
        log = new LogFlags(syntax);
    }

    /// What the two names of the program do not agree on.
    ///
    /// @param configFile null for the built-in configuration
    record Defaults(@Nullable Path configFile, InetSocketAddress listen, Access access) {}

    ServerSettings toSettings(Defaults defaults) {
        Set<Feature> features = engine.features();
        Path given = configFile.orNull();
        ReadOptions options =
                ReadOptions.DEFAULT.withSyntax(ServerSettings.matcherSyntax(features));
        return new ServerSettings(
                ConfigurationSource.of(
                        given == null ? defaults.configFile() : given,
                        strict.isOn() ? options.strictly() : options),
                location.location(),
                location.path().resolve(ServerSettings.TOKEN_FILE),
                web.wantsNewToken(),
                secretsKeyFile(),
                engine.settings(retention.retention()),
                retention.journalRetention(),
                retention.maintenanceInterval(),
                engine.startDelay(),
                engine.dispatchMode(),
                engine.resumeSending(),
                web.settings(defaults.listen(), defaults.access()),
                cluster.settings(),
                features,
                engine.logsSilences());
    }

    private Path secretsKeyFile() {
        Path given = keyFile.orNull();
        if (given != null) {
            return given;
        }
        // "data/" and "data" are the same; "." has a name only as a whole path.
        Path data = location.path();
        Path name = data.getFileName();
        boolean named = name != null && !List.of("", ".", "..").contains(name.toString());
        Path folder = named ? data : data.toAbsolutePath().normalize();
        Path last = folder.getFileName();
        return folder.resolveSibling((last == null ? "watchfire" : last) + ".key");
    }

    LogFlags log() {
        return log;
    }

    /// Whether it was said what it runs on, which the demo brings itself.
    boolean namesConfigurationOrData() {
        return !configFile.all().isEmpty() || location.isGiven();
    }

    boolean namesPeers() {
        return cluster.namesPeers();
    }
}
