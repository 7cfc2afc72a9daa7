// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.takeover;

import static dev.watchfire.app.takeover.ProtobufWriter.matcher;
import static dev.watchfire.app.takeover.ProtobufWriter.silence;
import static dev.watchfire.app.takeover.ProtobufWriter.telling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

final class AlertmanagerFolderTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456789Z");
    private static final String ID = "3c1f0b1e-6f3a-4a39-8e1d-0d6f6d1f2a11";

    @TempDir private Path folder;

    private static byte[] oneMatcher() {
        return silence(
                ID,
                NOON,
                NOON.plusSeconds(60),
                new ProtobufWriter().message(2, matcher(0, "team", "db")));
    }

    private static byte[] told() {
        return telling(
                "{}:{a=\"x\"}", "ops", 1, NOON, new ProtobufWriter().packed(6, -1, 5).packed(7, 7));
    }

    private AlertmanagerFolder silences(byte[]... messages) throws IOException {
        return written("silences", messages);
    }

    private AlertmanagerFolder written(String name, byte[]... messages) throws IOException {
        ProtobufWriter file = new ProtobufWriter();
        for (byte[] message : messages) {
            file.delimited(message);
        }
        Files.write(folder.resolve(name), file.toBytes());
        return AlertmanagerFolder.read(folder);
    }

    private static List<ObjectNode> silencesOf(AlertmanagerFolder folder) {
        List<ObjectNode> silences = folder.silences();
        assertThat(silences).isNotNull();
        return silences;
    }

    private static List<ObjectNode> notificationsOf(AlertmanagerFolder folder) {
        List<ObjectNode> notifications = folder.notifications();
        assertThat(notifications).isNotNull();
        return notifications;
    }

    @Test
    void aSilenceComesWithAllItsParts() throws IOException {
        AlertmanagerFolder read =
                silences(
                        silence(
                                ID,
                                NOON,
                                NOON.plusSeconds(60),
                                new ProtobufWriter()
                                        .message(2, matcher(0, "a", "1"))
                                        .message(2, matcher(1, "b", "2"))
                                        .message(2, matcher(2, "c", "3"))
                                        .message(2, matcher(3, "d", ""))
                                        .message(
                                                10,
                                                new ProtobufWriter()
                                                        .text(1, "ticket")
                                                        .text(2, "OPS-7"))
                                        .text(99, "of a later version")));
        assertThat(read.damages()).isEmpty();
        assertThat(read.notifications()).isNull();
        assertThat(silencesOf(read))
                .singleElement()
                .hasToString(
                        """
                        {"id":"%s","matchers":[\
                        {"name":"a","value":"1","isRegex":false,"isEqual":true},\
                        {"name":"b","value":"2","isRegex":true,"isEqual":true},\
                        {"name":"c","value":"3","isRegex":false,"isEqual":false},\
                        {"name":"d","value":"","isRegex":true,"isEqual":false}],\
                        "startsAt":"2026-11-22T12:00:00.123456789Z",\
                        "endsAt":"2026-11-22T12:01:00.123456789Z",\
                        "updatedAt":"2026-11-22T12:00:00.123456789Z",\
                        "createdBy":"ada","comment":"봉수","annotations":{"ticket":"OPS-7"}}\
                        """
                                .formatted(ID));
    }

    @Test
    void eachMatcherSetIsASilenceOfItsOwnWithTheSameIdEveryTime() throws IOException {
        byte[] message =
                silence(
                        ID,
                        NOON,
                        NOON.plusSeconds(60),
                        new ProtobufWriter()
                                .message(2, matcher(0, "a", "1"))
                                .message(11, new ProtobufWriter().message(1, matcher(0, "a", "1")))
                                .message(
                                        11, new ProtobufWriter().message(1, matcher(0, "b", "2"))));
        List<ObjectNode> first = silencesOf(silences(message));
        assertThat(first).hasSize(2);
        assertThat(first.getFirst().path("id").asString()).isEqualTo(ID);
        assertThat(first.getLast().path("id").asString()).isNotEqualTo(ID);
        assertThat(first.getLast().path("matchers").toString()).contains("\"b\"");
        assertThat(silencesOf(silences(message))).isEqualTo(first);
    }

    @Test
    void aNotificationComesWithItsHashesMutedOnesLeftOut() throws IOException {
        AlertmanagerFolder read =
                written(
                        "nflog",
                        told(),
                        telling(
                                "{}:{}",
                                "ops",
                                0,
                                NOON,
                                new ProtobufWriter().number(6, 3).number(6, 4).packed(9, 4)));
        assertThat(notificationsOf(read).getFirst())
                .hasToString(
                        """
                        {"groupKey":"{}:{a=\\"x\\"}","receiver":"ops","integration":"webhook",\
                        "index":1,"at":"2026-11-22T12:00:00.123456789Z",\
                        "expiresAt":"2026-11-22T20:00:00.123456789Z",\
                        "firing":["ffffffffffffffff","0000000000000005"],\
                        "resolved":["0000000000000007"]}\
                        """);
        assertThat(notificationsOf(read).getLast().path("firing").toString())
                .isEqualTo("[\"0000000000000003\"]");
    }

    @Test
    void aDamagedEntryIsLeftOutAndSaidWhere() throws IOException {
        byte[] noId =
                silence("seven", NOON, NOON, new ProtobufWriter().message(2, matcher(0, "a", "1")));
        AlertmanagerFolder read = silences(oneMatcher(), noId, new byte[] {7}, oneMatcher());
        assertThat(silencesOf(read)).hasSize(2);
        int second = oneMatcher().length + 1;
        assertThat(read.damages())
                .containsExactly(
                        folder.resolve("silences")
                                + ": entry 2, byte %d: \"seven\" is no id of a silence"
                                        .formatted(second + 3),
                        folder.resolve("silences")
                                + ": entry 3, byte %d: a field has the number 0"
                                        .formatted(second + noId.length + 2));
    }

    @Test
    void whatFollowsAFileThatIsCutOffIsSaidToBeLost() throws IOException {
        byte[] whole =
                new ProtobufWriter().delimited(oneMatcher()).delimited(oneMatcher()).toBytes();
        Files.write(folder.resolve("silences"), Arrays.copyOf(whole, whole.length - 5));
        AlertmanagerFolder read = AlertmanagerFolder.read(folder);
        assertThat(silencesOf(read)).hasSize(1);
        int length = oneMatcher().length;
        assertThat(read.damages())
                .containsExactly(
                        "%s: entry 2, byte %d: %d bytes are announced and %d are left; the %d bytes from there on are not read"
                                .formatted(
                                        folder.resolve("silences"),
                                        length + 1,
                                        length,
                                        length - 5,
                                        length + 1 - 5));
    }

    @Test
    void aFolderWithoutEitherFileIsRefused() {
        assertThatThrownBy(() -> AlertmanagerFolder.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds neither 'silences' nor 'nflog'");
    }

    /// Whatever stands in the files: it ends, says what is wrong, and invents nothing.
    @Test
    void anyBytesAreReadToAnEnd() throws IOException {
        long seed = Long.getLong("watchfire.seed", 7);
        Random random = new Random(seed);
        byte[] whole = new ProtobufWriter().delimited(oneMatcher()).delimited(told()).toBytes();
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = whole.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            SnapshotFile<SavedSilence> silences = SnapshotFile.read(bytes, SavedSilence::decode);
            SnapshotFile<SavedTelling> tellings = SnapshotFile.read(bytes, SavedTelling::decode);
            assertThat(silences.items().size() + silences.damages().size())
                    .as("seed %d", seed)
                    .isBetween(1, SnapshotFile.MOST_DAMAGES + 1);
            assertThat(tellings.damages()).hasSizeLessThanOrEqualTo(SnapshotFile.MOST_DAMAGES + 1);
        }
    }
}
