// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.takeover;

import dev.watchfire.app.takeover.ProtobufReader.Damaged;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// What one integration was last told about one group, from Alertmanager's file `nflog` (message
/// `MeshEntry`).
///
/// @param firing hashes of the alerts it was told as firing; those that were muted are none
/// @param resolved hashes of the alerts it was told as resolved
record SavedTelling(
        String groupKey,
        String receiver,
        String integration,
        long index,
        Instant at,
        SortedSet<Long> firing,
        SortedSet<Long> resolved,
        Instant expiresAt) {
    static final String FILE = "nflog";

    static SavedTelling decode(ProtobufReader mesh) throws Damaged {
        int start = mesh.position();
        Builder entry = null;
        Instant expiresAt = Instant.EPOCH;
        while (mesh.next()) {
            switch (mesh.field()) {
                case 1 -> entry = new Builder(mesh.nested());
                case 2 -> expiresAt = SnapshotFile.timestamp(mesh.nested());
                default -> mesh.skip();
            }
        }
        if (entry == null || entry.groupKey.isEmpty() || entry.integration.isEmpty()) {
            throw new Damaged(start, "it names no group or no receiver");
        }
        if (entry.index < 0 || entry.index > Integer.MAX_VALUE) {
            throw new Damaged(start, "it names integration " + entry.index);
        }
        entry.firing.removeAll(entry.muted);
        entry.resolved.removeAll(entry.muted);
        return new SavedTelling(
                entry.groupKey,
                entry.receiver,
                entry.integration,
                entry.index,
                entry.at,
                entry.firing,
                entry.resolved,
                expiresAt);
    }

    private static final class Builder {
        private String groupKey = "";
        private String receiver = "";
        private String integration = "";
        private long index;
        private Instant at = Instant.EPOCH;
        private final SortedSet<Long> firing = new TreeSet<>();
        private final SortedSet<Long> resolved = new TreeSet<>();
        private final SortedSet<Long> muted = new TreeSet<>();

        Builder(ProtobufReader message) throws Damaged {
            while (message.next()) {
                switch (message.field()) {
                    case 1 -> groupKey = message.text();
                    case 2 -> receiver(message.nested());
                    case 5 -> at = SnapshotFile.timestamp(message.nested());
                    case 6 -> hashes(message, firing);
                    case 7 -> hashes(message, resolved);
                    case 9 -> hashes(message, muted);
                    default -> message.skip();
                }
            }
        }

        private void receiver(ProtobufReader message) throws Damaged {
            while (message.next()) {
                switch (message.field()) {
                    case 1 -> receiver = message.text();
                    case 2 -> integration = message.text();
                    case 3 -> index = message.number();
                    default -> message.skip();
                }
            }
        }

        /// All in one field, or each in one of its own: both are allowed.
        private static void hashes(ProtobufReader message, SortedSet<Long> into) throws Damaged {
            if (message.wireType() == ProtobufReader.VARINT) {
                into.add(message.number());
                return;
            }
            ProtobufReader packed = message.nested();
            while (!packed.atEnd()) {
                into.add(packed.varint());
            }
        }
    }

    static List<String> hex(SortedSet<Long> hashes) {
        return hashes.stream().map(java.util.HexFormat.of()::toHexDigits).toList();
    }
}
