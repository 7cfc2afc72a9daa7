// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.serve;

import dev.watchfire.app.arguments.FlagDuration;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.server.ServerSettings;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Alertmanager's flags for its gossip. All are accepted, so that a unit file or script needs no
/// change; this node is its own only peer, and says so where it was told of others.
final class ClusterFlags {
    /// Bytes of a random node name, as many as Alertmanager's ULID has letters.
    private static final int NAME_BYTES = 13;

    private final Option<String> listenAddress;
    private final Option<String> advertiseAddress;
    private final Option<String> peers;
    private final Option<String> peerName;

    ClusterFlags(Syntax syntax) {
        listenAddress =
                syntax.text(
                                "--cluster.listen-address",
                                "ADDRESS",
                                "Shown as this node's address; empty: no cluster.")
                        .or("0.0.0.0:9094");
        advertiseAddress =
                syntax.text(
                        "--cluster.advertise-address",
                        "ADDRESS",
                        "Shown instead of the listen address.");
        peers = syntax.text("--cluster.peer", "ADDRESS", "Accepted; not contacted.").repeatable();
        peerName =
                syntax.text(
                        "--cluster.peer-name",
                        "NAME",
                        "Shown as this node's name. Default: random.");
        for (String name :
                new String[] {
                    "peer-timeout",
                    "peers-resolve-timeout",
                    "gossip-interval",
                    "pushpull-interval",
                    "tcp-timeout",
                    "probe-timeout",
                    "probe-interval",
                    "settle-timeout",
                    "reconnect-interval",
                    "reconnect-timeout"
                }) {
            syntax.option(
                            "--cluster." + name,
                            "DURATION",
                            FlagDuration::read,
                            "Accepted; there is no gossip.")
                    .hidden();
        }
        syntax.text("--cluster.label", "LABEL", "Accepted.").hidden();
        syntax.text("--cluster.tls-config", "FILE", "Accepted.").hidden();
        syntax.toggle("--cluster.allow-insecure-public-advertise-address-discovery", "Accepted.")
                .hidden();
    }

    boolean namesPeers() {
        return !peers.all().isEmpty();
    }

    ServerSettings.Cluster settings() {
        String listen = listenAddress.get();
        String advertised = advertiseAddress.orNull();
        String given = peerName.orNull();
        return new ServerSettings.Cluster(
                given == null ? randomName() : given,
                listen.isEmpty() ? null : advertised == null ? listen : advertised);
    }

    private static String randomName() {
        byte[] random = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
