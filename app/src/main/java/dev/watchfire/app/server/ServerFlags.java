// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.app.command.Failure;
import dev.watchfire.app.data.LocationFlags;
import dev.watchfire.app.server.ServerSettings.Feature;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.engine.decision.Settings;
import dev.watchfire.engine.matcher.MatcherSyntax;
import dev.watchfire.integrations.DispatchMode;
import dev.watchfire.web.access.Access;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// All flags of a server. Names and meanings are Alertmanager's where it has the thing.
final class ServerFlags {
    @Option(
            names = "--config.file",
            paramLabel = "FILE",
            description =
                    "Alertmanager's configuration file. Default: a built-in one that tells nobody"
                            + " (as alertmanager: alertmanager.yml).")
    @Nullable Path configFile;

    @Option(
            names = "--strict",
            description = "Refuse receivers that this version cannot deliver, instead of warning.")
    boolean strict;

    @Mixin LocationFlags location = new LocationFlags();
    @Mixin RetentionFlags retention = new RetentionFlags();
    @Mixin EngineFlags engine = new EngineFlags();
    @Mixin WebFlags web = new WebFlags();
    @Mixin ClusterFlags cluster = new ClusterFlags();
    @Mixin LogFlags log = new LogFlags();

    /// What the two names of the program do not agree on.
    ///
    /// @param configFile null for the built-in configuration
    record Defaults(@Nullable Path configFile, InetSocketAddress listen, Access access) {}

    ServerSettings toSettings(Defaults defaults) {
        Set<Feature> features = features();
        Path file = configFile == null ? defaults.configFile() : configFile;
        ReadOptions options = ReadOptions.DEFAULT.withSyntax(syntax(features));
        if (web.systemdSocket) {
            throw new Failure(
                    "--web.systemd-socket: a JVM cannot take an inherited socket; use"
                            + " --web.listen-address");
        }
        return new ServerSettings(
                ConfigurationSource.of(file, strict ? options.strictly() : options),
                location.location(),
                location.path().resolve(Token.FILE),
                web.newToken,
                new Settings(
                        retention.retention,
                        engine.maxSilences,
                        engine.maxSilenceSizeBytes,
                        engine.perAlertnameLimit,
                        Settings.DEFAULT.writeBackAfter(),
                        new SecureRandom().nextLong()),
                retention.journalRetention,
                retention.maintenanceInterval,
                engine.startDelay,
                engine.dispatchMode,
                engine.resumeSending,
                new ServerSettings.Web(
                        web.listenAddresses.isEmpty()
                                ? List.of(defaults.listen())
                                : web.listenAddresses,
                        web.externalUrl,
                        web.routePrefix,
                        web.configFile,
                        web.anonymousApi == null ? defaults.access() : web.anonymousApi,
                        web.getConcurrency,
                        web.timeout),
                cluster(),
                features);
    }

    private static MatcherSyntax syntax(Set<Feature> features) {
        boolean classic = features.contains(Feature.CLASSIC_MODE);
        boolean utf8 = features.contains(Feature.UTF8_STRICT_MODE);
        if (classic && utf8) {
            throw new Failure(
                    "--enable-feature: classic-mode and utf8-strict-mode exclude each other");
        }
        return classic ? MatcherSyntax.CLASSIC : utf8 ? MatcherSyntax.UTF8 : MatcherSyntax.FALLBACK;
    }

    private Set<Feature> features() {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        for (String name : engine.features) {
            Feature found = null;
            for (Feature feature : Feature.values()) {
                if (flagName(feature).equals(name)) {
                    found = feature;
                }
            }
            if (found == null) {
                throw new Failure(
                        "--enable-feature: there is no '"
                                + name
                                + "'; there are "
                                + String.join(", ", flagNames()));
            }
            features.add(found);
        }
        return features;
    }

    private static List<String> flagNames() {
        return EnumSet.allOf(Feature.class).stream().map(ServerFlags::flagName).toList();
    }

    private static String flagName(Feature feature) {
        return feature.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private ServerSettings.Cluster cluster() {
        String shown =
                cluster.advertiseAddress == null ? cluster.listenAddress : cluster.advertiseAddress;
        byte[] random = new byte[13];
        new SecureRandom().nextBytes(random);
        String name =
                cluster.peerName == null ? HexFormat.of().formatHex(random) : cluster.peerName;
        return new ServerSettings.Cluster(name, cluster.listenAddress.isEmpty() ? null : shown);
    }

    boolean namesPeers() {
        return !cluster.peers.isEmpty();
    }

    DispatchMode dispatchMode() {
        return engine.dispatchMode;
    }
}
