// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.engine.decision.Settings;
import dev.watchfire.engine.matcher.MatcherSyntax;
import dev.watchfire.integrations.DispatchMode;
import dev.watchfire.store.StoreLocation;
import dev.watchfire.web.access.Access;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that a server is started with and that a reload does not change.
///
/// @param tokenFile where the local command line looks for the token
/// @param secretsKeyFile with what seals secrets; outside the data, so that a copy of that opens
///   none
/// @param logSilences whether each change of a silence is logged
/// @param startDelay nothing is sent before this long after the start
public record ServerSettings(
        ConfigurationSource configuration,
        StoreLocation location,
        Path tokenFile,
        boolean newToken,
        Path secretsKeyFile,
        Settings engine,
        Duration journalRetention,
        Duration maintenanceInterval,
        Duration startDelay,
        DispatchMode dispatchMode,
        boolean resumeSending,
        Web web,
        Cluster cluster,
        Set<Feature> features,
        boolean logSilences) {
    /// In the data folder, for who may read it.
    public static final String TOKEN_FILE = "token";

    public ServerSettings {
        features = Set.copyOf(features);
    }

    public MatcherSyntax matcherSyntax() {
        return matcherSyntax(features);
    }

    public static MatcherSyntax matcherSyntax(Set<Feature> features) {
        return features.contains(Feature.CLASSIC_MODE)
                ? MatcherSyntax.CLASSIC
                : features.contains(Feature.UTF8_STRICT_MODE)
                        ? MatcherSyntax.UTF8
                        : MatcherSyntax.FALLBACK;
    }

    /// The same with another configuration, in a folder of its own, which takes its key with it.
    public ServerSettings with(ConfigurationSource other, Path folder) {
        return new ServerSettings(
                other,
                new StoreLocation.Folder(folder),
                folder.resolve(TOKEN_FILE),
                newToken,
                folder.resolve("secrets.key"),
                engine,
                journalRetention,
                maintenanceInterval,
                startDelay,
                dispatchMode,
                resumeSending,
                web,
                cluster,
                features,
                logSilences);
    }

    /// @param externalUrl null for one made of the host's name and the first port
    /// @param routePrefix null for the path of `externalUrl`
    /// @param adminPasswordFile the first administrator's, null for a link that makes one
    /// @param getConcurrency GET requests at once, 0 for a number that fits the machine
    /// @param timeout of one request, zero for none
    public record Web(
            List<InetSocketAddress> listen,
            @Nullable URI externalUrl,
            @Nullable String routePrefix,
            @Nullable Path configFile,
            Access access,
            @Nullable Path adminPasswordFile,
            int getConcurrency,
            Duration timeout) {
        public Web {
            listen = List.copyOf(listen);
        }
    }

    /// How this node shows itself as its cluster's only member.
    ///
    /// @param address null where there is to be no cluster at all
    public record Cluster(String name, @Nullable String address) {}

    /// Alertmanager's `--enable-feature`.
    public enum Feature {
        ALERT_NAMES_IN_METRICS,
        RECEIVER_NAME_IN_METRICS,
        GROUP_KEY_IN_METRICS,
        CLASSIC_MODE,
        UTF8_STRICT_MODE,
        AUTO_GOMEMLIMIT,
        EVENT_RECORDER
    }
}
