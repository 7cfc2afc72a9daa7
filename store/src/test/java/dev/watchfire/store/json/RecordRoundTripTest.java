// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.notification.LogEntry;
import dev.watchfire.store.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RecordRoundTripTest {
    private static final int ROUNDS = 5_000;

    @Test
    void anyTextComesBackAsItWas() {
        long seed = Long.getLong("watchfire.seed", 7);
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            String text = text(random);
            Alert alert = withLabels(LabelSet.of("a", "x" + text, "n" + text, "y"));
            assertThat(roundTrip(alert)).as("seed %d", seed).isEqualTo(alert);
        }
    }

    /// Every kind of character, halves of surrogate pairs included.
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(12); n > 0; n--) {
            switch (random.nextInt(6)) {
                case 0 -> text.append((char) random.nextInt(0x20));
                case 1 -> text.append((char) random.nextInt(0x80));
                case 2 -> text.append((char) random.nextInt(0x800));
                case 3 -> text.append((char) random.nextInt(0x10000));
                case 4 -> text.appendCodePoint(random.nextInt(0x110000));
                default -> text.append("\"\\/\b\f\n\r\t\u007f\u2028".charAt(random.nextInt(10)));
            }
        }
        return text.toString();
    }

    @Test
    void anEmptyAnnotationStays() {
        Alert sample = Samples.alert(1);
        String[] pairs = {"runbook", "", "summary", "x"};
        Alert alert =
                new Alert(
                        1,
                        1,
                        sample.labels(),
                        LabelSet.keepingEmpty(pairs, pairs.length),
                        sample.startsAt(),
                        sample.endsAt(),
                        sample.updatedAt(),
                        false,
                        "",
                        false,
                        Ids.NONE);
        assertThat(roundTrip(alert)).isEqualTo(alert);
        assertThat(((Alert) roundTrip(alert)).annotations().get("runbook")).isEmpty();
    }

    @Test
    void whoToldComesBackAsItWas() {
        LogEntry sample = Samples.logEntry(1);
        for (LogEntry.Origin origin :
                List.of(
                        LogEntry.Origin.SENT,
                        LogEntry.Origin.OBSERVED,
                        new LogEntry.Origin.Foreign(Ids.of(Long.MIN_VALUE, -1), Ids.of(7)),
                        new LogEntry.Origin.Foreign(Ids.NONE, Ids.NONE))) {
            LogEntry entry =
                    new LogEntry(
                            1,
                            1,
                            sample.key(),
                            sample.at(),
                            Ids.NONE,
                            Ids.NONE,
                            Ids.NONE,
                            sample.expiresAt(),
                            LabelSet.EMPTY,
                            origin);
            assertThat(roundTrip(entry)).isEqualTo(entry);
        }
    }

    @Test
    void anyInstantComesBackAsItWas() {
        long seed = Long.getLong("watchfire.seed", 7);
        Random random = new Random(seed);
        List<Instant> instants =
                new ArrayList<>(
                        List.of(
                                Instant.MIN,
                                Instant.MAX,
                                Instant.EPOCH,
                                Instant.parse("0001-01-01T00:00:00Z"),
                                Instant.parse("0000-02-29T23:59:59.000000001Z"),
                                Instant.parse("9999-12-31T23:59:59.999999999Z"),
                                Instant.parse("+10000-01-01T00:00:00Z"),
                                Instant.parse("-0001-12-31T23:59:59.5Z"),
                                Instant.parse("2024-02-29T12:00:00.1Z"),
                                Instant.parse("2026-11-22T13:45:00.120000Z")));
        for (int i = 0; i < ROUNDS; i++) {
            instants.add(
                    Instant.ofEpochSecond(
                            random.nextLong(-62_200_000_000L, 254_000_000_000L),
                            switch (random.nextInt(4)) {
                                case 0 -> 0;
                                case 1 -> random.nextInt(1_000) * 1_000_000;
                                case 2 -> random.nextInt(1_000_000) * 1_000;
                                default -> random.nextInt(1_000_000_000);
                            }));
        }
        for (Instant instant : instants) {
            Fact fact = new Fact.AlertResolved(1, instant, Fact.AlertResolved.Cause.SOURCE);
            assertThat(new RecordReader().facts(new RecordWriter().write(List.of(fact))))
                    .as("seed %d", seed)
                    .containsExactly(fact);
        }
    }

    @Test
    void anyNumberComesBackAsItWas() {
        long seed = Long.getLong("watchfire.seed", 7);
        Random random = new Random(seed);
        long[] numbers = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            numbers[i] = random.nextLong() >> random.nextInt(64);
        }
        numbers[0] = Long.MIN_VALUE;
        numbers[1] = Long.MAX_VALUE;
        Alert alert = Samples.alert(1).withGroups(Ids.of(numbers));
        assertThat(roundTrip(alert)).as("seed %d", seed).isEqualTo(alert);
    }

    @Test
    void anInstantIsWrittenAsIsoTextSoThatPeopleCanReadIt() {
        Fact fact =
                new Fact.AlertResolved(
                        5,
                        Instant.parse("2026-11-22T13:45:00.5Z"),
                        Fact.AlertResolved.Cause.SOURCE);
        assertThat(new RecordWriter().write(List.of(fact)))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(
                        """
                        {"fact":"alert.resolved.v1","alertId":5,"endsAt":"2026-11-22T13:45:00.500Z","cause":"SOURCE"}
                        """);
    }

    @Test
    void aMebibyteOfAnnotationAndTenThousandLabelsComeBack() {
        String[] pairs = new String[20_000];
        for (int i = 0; i < pairs.length; i += 2) {
            pairs[i] = "label" + i;
            pairs[i + 1] = "value" + i;
        }
        Alert base = withLabels(LabelSet.of(pairs));
        Alert alert =
                new Alert(
                        1,
                        1,
                        base.labels(),
                        LabelSet.of("text", "ü\n".repeat(1 << 19), "n".repeat(100_000), "x"),
                        base.startsAt(),
                        base.endsAt(),
                        base.updatedAt(),
                        false,
                        "",
                        true,
                        Ids.NONE);
        assertThat(roundTrip(alert)).isEqualTo(alert);
    }

    @Test
    void fieldsOfANewerVersionAreIgnored() {
        byte[] newer =
                """
                {"fact":"alert.forgotten.v1","reason":{"a":[1,2.5,null,true,{"b":[]}]},"alertId":5,"more":-1e9}
                """
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(new RecordReader().facts(newer)).containsExactly(new Fact.AlertForgotten(5));
    }

    @Test
    void bytesThatAreNoRecordAreRefusedWithAReason() {
        refused("", "ends too early");
        refused("[]", "not a JSON object");
        refused("{\"id\":5", "ends too early");
        refused("{\"id\":5}", "\"startsAt\" is missing");
        refused("{\"id\":\"five\"}", "\"id\" holds five instead of a Long");
        refused("{\"id\":5,\"startsAt\":\"soon\"}", "\"soon\" is no instant");
        refused("{\"id\":5,\"labels\":{\"a\":1}}", "label \"a\" in \"labels\"");
        refused("{\"id\":5} {}", "goes on after");
    }

    private static void refused(String body, String reason) {
        assertThatThrownBy(
                        () ->
                                new RecordReader()
                                        .entity(
                                                Entity.Kind.ALERT,
                                                body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aFactOfANewerVersionIsRefusedByName() {
        assertThatThrownBy(
                        () ->
                                new RecordReader()
                                        .facts(
                                                "{\"fact\":\"alert.praised.v1\"}\n"
                                                        .getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining("alert.praised.v1");
    }

    @Test
    void onlyFactsAboutASubjectAreFoundAmongThoseThatHoldItsDigits() {
        Alert five = Samples.alert(5);
        Alert fiftyFive = Samples.alert(55);
        byte[] lines =
                new RecordWriter().write(List.of(Samples.fired(five), Samples.fired(fiftyFive)));
        assertThat(new RecordReader().factsAbout(new long[] {5}, lines))
                .containsExactly(Samples.fired(five));
    }

    @Test
    void equalValuesOfSeveralRecordsAreOneString() {
        RecordReader reader = new RecordReader();
        Alert first =
                (Alert)
                        reader.entity(
                                Entity.Kind.ALERT, new RecordWriter().write(Samples.alert(5)));
        Alert second =
                (Alert)
                        reader.entity(
                                Entity.Kind.ALERT, new RecordWriter().write(Samples.alert(6)));
        assertThat(first.labels().get("alertname")).isSameAs(second.labels().get("alertname"));
        assertThat(first.labels().name(0)).isSameAs(second.labels().name(0));
    }

    private static Alert withLabels(LabelSet labels) {
        return Samples.alert(1, labels);
    }

    private static Entity roundTrip(Entity entity) {
        return new RecordReader().entity(entity.kind(), new RecordWriter().write(entity));
    }
}
