// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.takeover;

import dev.watchfire.app.takeover.ProtobufReader.Damaged;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// A silence in Alertmanager's file `silences` (message `MeshSilence`).
///
/// @param matcherSets a silence mutes what all matchers of any of these match; older versions have
///   one
record SavedSilence(
        UUID id,
        List<List<Matcher>> matcherSets,
        Instant startsAt,
        Instant endsAt,
        Instant updatedAt,
        String createdBy,
        String comment,
        Map<String, String> annotations) {
    static final String FILE = "silences";

    record Matcher(String name, String value, boolean isRegex, boolean isEqual) {}

    /// The id under which one of the matcher sets is a silence of its own: the first keeps the id,
    /// the others get one that is the same at every import.
    UUID idOf(int set) {
        return set == 0
                ? id
                : UUID.nameUUIDFromBytes((id + "/" + set).getBytes(StandardCharsets.UTF_8));
    }

    static SavedSilence decode(ProtobufReader mesh) throws Damaged {
        int start = mesh.position();
        SavedSilence silence = null;
        while (mesh.next()) {
            if (mesh.field() == 1) {
                silence = new Builder().read(mesh.nested());
            } else {
                mesh.skip();
            }
        }
        if (silence == null) {
            throw new Damaged(start, "it holds no silence");
        }
        return silence;
    }

    private static final class Builder {
        private String id = "";
        private final List<Matcher> matchers = new ArrayList<>();
        private final List<List<Matcher>> sets = new ArrayList<>();
        private Instant startsAt = Instant.EPOCH;
        private Instant endsAt = Instant.EPOCH;
        private Instant updatedAt = Instant.EPOCH;
        private String createdBy = "";
        private String comment = "";
        private final Map<String, String> annotations = new TreeMap<>();

        SavedSilence read(ProtobufReader message) throws Damaged {
            int start = message.position();
            while (message.next()) {
                switch (message.field()) {
                    case 1 -> id = message.text();
                    case 2 -> matchers.add(matcher(message.nested()));
                    case 3 -> startsAt = SnapshotFile.timestamp(message.nested());
                    case 4 -> endsAt = SnapshotFile.timestamp(message.nested());
                    case 5 -> updatedAt = SnapshotFile.timestamp(message.nested());
                    case 7 -> comment(message.nested());
                    case 8 -> createdBy = message.text();
                    case 9 -> comment = message.text();
                    case 10 -> annotation(message.nested());
                    case 11 -> sets.add(set(message.nested()));
                    default -> message.skip();
                }
            }
            // With sets, the matchers outside repeat the first of them for older versions.
            List<List<Matcher>> all = sets.isEmpty() ? List.of(List.copyOf(matchers)) : sets;
            for (List<Matcher> one : all) {
                if (one.isEmpty()) {
                    throw new Damaged(start, "silence \"" + id + "\" has no matchers");
                }
            }
            return new SavedSilence(
                    uuid(start),
                    List.copyOf(all),
                    startsAt,
                    endsAt,
                    updatedAt,
                    createdBy,
                    comment,
                    Map.copyOf(annotations));
        }

        private UUID uuid(int start) throws Damaged {
            try {
                return UUID.fromString(id);
            } catch (IllegalArgumentException e) {
                throw new Damaged(start, "\"" + id + "\" is no id of a silence");
            }
        }

        /// Old versions kept a list of comments.
        private void comment(ProtobufReader message) throws Damaged {
            while (message.next()) {
                switch (message.field()) {
                    case 1 -> createdBy = message.text();
                    case 2 -> comment = message.text();
                    default -> message.skip();
                }
            }
        }

        private void annotation(ProtobufReader message) throws Damaged {
            String name = "";
            String value = "";
            while (message.next()) {
                switch (message.field()) {
                    case 1 -> name = message.text();
                    case 2 -> value = message.text();
                    default -> message.skip();
                }
            }
            annotations.put(name, value);
        }

        private static List<Matcher> set(ProtobufReader message) throws Damaged {
            List<Matcher> matchers = new ArrayList<>();
            while (message.next()) {
                if (message.field() == 1) {
                    matchers.add(matcher(message.nested()));
                } else {
                    message.skip();
                }
            }
            return List.copyOf(matchers);
        }

        private static Matcher matcher(ProtobufReader message) throws Damaged {
            int start = message.position();
            long type = 0;
            String name = "";
            String value = "";
            while (message.next()) {
                switch (message.field()) {
                    case 1 -> type = message.number();
                    case 2 -> name = message.text();
                    case 3 -> value = message.text();
                    default -> message.skip();
                }
            }
            if (type < 0 || type > 3) {
                throw new Damaged(start, "a matcher is of type " + type);
            }
            return new Matcher(name, value, type % 2 == 1, type < 2);
        }
    }
}
