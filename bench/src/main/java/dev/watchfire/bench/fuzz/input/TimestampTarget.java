// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.fuzz.input;

import static dev.watchfire.bench.fuzz.input.Finding.check;
import static dev.watchfire.bench.fuzz.input.Finding.same;

import dev.watchfire.web.alertmanager.AlertBodyReader;
import dev.watchfire.web.alertmanager.AlertBodyReader.Result;
import dev.watchfire.web.alertmanager.SilenceBodyReader;
import dev.watchfire.web.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A time in an alert and in a silence: both read the same, RFC 3339 is read as the platform reads
/// it, and what we write reads back.
final class TimestampTarget implements Target {
    private static final Pattern RFC_3339 =
            Pattern.compile(
                    "[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?"
                        + "(Z|[-+](0[0-9]|1[0-7]):[0-5][0-9])");

    /// Go's zero time, which stands for none.
    private static final Instant NONE = Instant.parse("0001-01-01T00:00:00Z");

    @Override
    public String name() {
        return "timestamp";
    }

    @Override
    public List<String> words() {
        return List.of(
                "2026-01-01T00:00:00Z",
                "T",
                "t",
                " ",
                "Z",
                "z",
                "+09:00",
                "-0030",
                "+24:00",
                ".5",
                ",5",
                ".000000001",
                ".0000000019",
                "2024-02-29",
                "2023-02-29",
                "0000-01-01",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z",
                "23:59:60",
                "24:00:00",
                ":",
                "-",
                "0",
                "9",
                "\u0661",
                "\\u0032");
    }

    @Override
    public void feed(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Result alerts = alert(text);
        Instant read = null;
        boolean taken = false;
        switch (alerts) {
            case Result.Malformed(String reason) ->
                    check(reason.startsWith("parsing time"), "not about the time", reason);
            case Result.Unacceptable(_, String message) -> throw new Finding(message);
            case Result.Alerts(var list, _, _) -> {
                check(list.size() == 1, "not one alert", list.size());
                read = list.getFirst().startsAt();
                taken = true;
            }
        }
        sameInSilence(text, taken, read);
        if (RFC_3339.matcher(text).matches()) {
            Instant expected = platform(text);
            check(taken == (expected != null), "taken here, and by the platform", taken, expected);
            same(read, NONE.equals(expected) ? null : expected, "time");
        }
        if (read != null) {
            Result again = alert(written(read));
            if (!(again instanceof Result.Alerts(var list, _, _))) {
                throw new Finding("what we wrote is refused: " + written(read));
            }
            same(list.getFirst().startsAt(), shown(read), "written and read");
        }
    }

    /// What is left of it in milliseconds.
    private static @Nullable Instant shown(Instant read) {
        Instant shown = read.truncatedTo(ChronoUnit.MILLIS);
        return shown.equals(NONE) ? null : shown;
    }

    private static void sameInSilence(String text, boolean taken, @Nullable Instant read) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonWriter json =
                new JsonWriter((bytes, from, length, _) -> out.write(bytes, from, length));
        json.beginObject().name("startsAt").value(text);
        json.name("endsAt").value(text).name("comment").value("c").name("createdBy").value("me");
        json.name("matchers").beginArray().beginObject().name("name").value("a");
        json.name("value").value("b").name("isRegex").value(false).endObject().endArray();
        json.endObject().finish();
        byte[] body = out.toByteArray();
        SilenceBodyReader.Result result = new SilenceBodyReader(body, body.length).read();
        if (!taken) {
            check(result instanceof SilenceBodyReader.Result.Malformed, "only a silence takes it");
            return;
        }
        if (!(result instanceof SilenceBodyReader.Result.Silence silence)) {
            throw new Finding("only an alert takes it");
        }
        same(silence.startsAt(), read == null ? Instant.EPOCH : read, "in a silence");
    }

    private static Result alert(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonWriter json =
                new JsonWriter((bytes, from, length, _) -> out.write(bytes, from, length));
        json.beginArray()
                .beginObject()
                .name("labels")
                .beginObject()
                .name("a")
                .value("b")
                .endObject();
        json.name("startsAt").value(text).endObject().endArray().finish();
        byte[] body = out.toByteArray();
        return new AlertBodyReader(name -> !name.isEmpty()).read(body, body.length);
    }

    private static String written(Instant instant) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonWriter json =
                new JsonWriter((bytes, from, length, _) -> out.write(bytes, from, length));
        json.value(instant).finish();
        String quoted = out.toString(StandardCharsets.UTF_8);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static @Nullable Instant platform(String text) {
        try {
            OffsetDateTime utc = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            // What has no year of four digits cannot be shown to any client.
            return utc.getYear() < 0 || utc.getYear() > 9999 ? null : utc.toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }
}
