// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.takeover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An Alertmanager's data folder (`--storage.path`), as the API takes it.
///
/// @param silences null where the folder has no such file
/// @param notifications null where the folder has no such file
/// @param damages what could not be read, in words
public record AlertmanagerFolder(
        @Nullable List<ObjectNode> silences,
        @Nullable List<ObjectNode> notifications,
        List<String> damages) {
    private static final JsonMapper JSON = JsonMapper.shared();

    public AlertmanagerFolder {
        damages = List.copyOf(damages);
    }

    /// @throws IOException where neither file is there, or one cannot be opened
    public static AlertmanagerFolder read(Path folder) throws IOException {
        List<String> damages = new ArrayList<>();
        SnapshotFile<SavedSilence> silences =
                read(folder.resolve(SavedSilence.FILE), SavedSilence::decode, damages);
        SnapshotFile<SavedTelling> tellings =
                read(folder.resolve(SavedTelling.FILE), SavedTelling::decode, damages);
        if (silences == null && tellings == null) {
            throw new NoSuchFileException(
                    folder.toString(),
                    null,
                    "it holds neither 'silences' nor 'nflog': is it Alertmanager's --storage.path,"
                            + " and has it stopped or run for 15 minutes?");
        }
        return new AlertmanagerFolder(
                silences == null
                        ? null
                        : silences.items().stream().flatMap(one -> json(one).stream()).toList(),
                tellings == null
                        ? null
                        : tellings.items().stream().map(AlertmanagerFolder::json).toList(),
                damages);
    }

    private static <T> @Nullable SnapshotFile<T> read(
            Path file, SnapshotFile.Decoder<T> decoder, List<String> damages) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        SnapshotFile<T> read = SnapshotFile.read(file, decoder);
        read.damages().forEach(damage -> damages.add(file + ": " + damage));
        return read;
    }

    /// One for each matcher set.
    private static List<ObjectNode> json(SavedSilence silence) {
        List<ObjectNode> nodes = new ArrayList<>();
        for (List<SavedSilence.Matcher> set : silence.matcherSets()) {
            ObjectNode node = JSON.createObjectNode();
            node.put("id", silence.idOf(nodes.size()).toString());
            ArrayNode matchers = node.putArray("matchers");
            for (SavedSilence.Matcher matcher : set) {
                matchers.addObject()
                        .put("name", matcher.name())
                        .put("value", matcher.value())
                        .put("isRegex", matcher.isRegex())
                        .put("isEqual", matcher.isEqual());
            }
            node.put("startsAt", silence.startsAt().toString());
            node.put("endsAt", silence.endsAt().toString());
            node.put("updatedAt", silence.updatedAt().toString());
            node.put("createdBy", silence.createdBy());
            node.put("comment", silence.comment());
            ObjectNode annotations = node.putObject("annotations");
            silence.annotations().forEach(annotations::put);
            nodes.add(node);
        }
        return nodes;
    }

    private static ObjectNode json(SavedTelling telling) {
        ObjectNode node = JSON.createObjectNode();
        node.put("groupKey", telling.groupKey());
        node.put("receiver", telling.receiver());
        node.put("integration", telling.integration());
        node.put("index", telling.index());
        node.put("at", telling.at().toString());
        node.put("expiresAt", telling.expiresAt().toString());
        ArrayNode firing = node.putArray("firing");
        SavedTelling.hex(telling.firing()).forEach(firing::add);
        ArrayNode resolved = node.putArray("resolved");
        SavedTelling.hex(telling.resolved()).forEach(resolved::add);
        return node;
    }
}
