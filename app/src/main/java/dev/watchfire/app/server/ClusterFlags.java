// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Alertmanager's flags for its gossip. All are accepted, so that a unit file or script needs no
/// change; this node is its own only peer, and says so where it was told of others.
final class ClusterFlags {
    @Option(
            names = "--cluster.listen-address",
            paramLabel = "ADDRESS",
            description =
                    "Shown as this node's address; empty: no cluster. Default: ${DEFAULT-VALUE}.",
            defaultValue = "0.0.0.0:9094")
    String listenAddress = "0.0.0.0:9094";

    @Option(
            names = "--cluster.advertise-address",
            paramLabel = "ADDRESS",
            description = "Shown instead of the listen address.")
    @Nullable String advertiseAddress;

    @Option(
            names = "--cluster.peer",
            paramLabel = "ADDRESS",
            description = "Accepted; not contacted.")
    List<String> peers = List.of();

    @Option(
            names = "--cluster.peer-name",
            paramLabel = "NAME",
            description = "Shown as this node's name. Default: random.")
    @Nullable String peerName;

    @Option(
            names = "--cluster.label",
            paramLabel = "LABEL",
            description = "Accepted.",
            hidden = true)
    String label = "";

    @Option(
            names = {
                "--cluster.peer-timeout",
                "--cluster.peers-resolve-timeout",
                "--cluster.gossip-interval",
                "--cluster.pushpull-interval",
                "--cluster.tcp-timeout",
                "--cluster.probe-timeout",
                "--cluster.probe-interval",
                "--cluster.settle-timeout",
                "--cluster.reconnect-interval",
                "--cluster.reconnect-timeout"
            },
            paramLabel = "DURATION",
            description = "Accepted; there is no gossip to time.")
    List<Duration> timings = List.of();

    @Option(
            names = "--cluster.tls-config",
            paramLabel = "FILE",
            description = "Accepted.",
            hidden = true)
    String tlsConfig = "";

    @Option(
            names = "--cluster.allow-insecure-public-advertise-address-discovery",
            description = "Accepted.",
            negatable = true,
            hidden = true)
    boolean allowInsecureDiscovery;
}
