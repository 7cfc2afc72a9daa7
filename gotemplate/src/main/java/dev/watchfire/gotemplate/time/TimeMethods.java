// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.time;

import dev.watchfire.gotemplate.value.BoolValue;
import dev.watchfire.gotemplate.value.Function;
import dev.watchfire.gotemplate.value.IntegerValue;
import dev.watchfire.gotemplate.value.StringValue;
import dev.watchfire.gotemplate.value.Type;
import dev.watchfire.gotemplate.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The methods of `time.Time` that a template can use: those with one result.
final class TimeMethods {
    private static final Type MONTH = named("time.Month", TimeMethods::monthName);
    private static final Type WEEKDAY = named("time.Weekday", TimeMethods::weekdayName);

    private TimeMethods() {}

    private static Type named(String name, java.util.function.LongFunction<String> text) {
        return Type.defined(
                name,
                Type.INT,
                new Type.Behaviour() {
                    @Override
                    public String stringForm(Value value) {
                        return text.apply(Durations.nanos(value));
                    }

                    @Override
                    public @Nullable Function method(Value value, String method) {
                        return method.equals("String")
                                ? Function.getter(StringValue.of(stringForm(value)))
                                : null;
                    }
                });
    }

    private static String monthName(long month) {
        return Layout.monthName((int) month);
    }

    private static String weekdayName(long weekday) {
        return Layout.weekdayName((int) weekday);
    }

    static @Nullable Function find(TimeValue value, String name) {
        ZonedDateTime time = value.time();
        return switch (name) {
            case "Year" -> integer(time.getYear());
            case "Month" -> Function.getter(new IntegerValue(time.getMonthValue(), MONTH));
            case "Day" -> integer(time.getDayOfMonth());
            case "YearDay" -> integer(time.getDayOfYear());
            case "Weekday" ->
                    Function.getter(new IntegerValue(time.getDayOfWeek().getValue() % 7, WEEKDAY));
            case "Hour" -> integer(time.getHour());
            case "Minute" -> integer(time.getMinute());
            case "Second" -> integer(time.getSecond());
            case "Nanosecond" -> integer(time.getNano());
            case "Unix" -> long64(time.toEpochSecond());
            case "UnixMilli" -> long64(time.toEpochSecond() * 1_000 + time.getNano() / 1_000_000);
            case "UnixMicro" -> long64(time.toEpochSecond() * 1_000_000 + time.getNano() / 1_000);
            case "UnixNano" -> long64(value.unixNanos());
            case "IsZero" -> Function.getter(BoolValue.of(time.toInstant().equals(TimeValue.ZERO)));
            case "UTC", "Local" -> Function.getter(value.in(ZoneOffset.UTC));
            case "String" -> Function.getter(StringValue.of(value.stringForm()));
            case "Format" ->
                    Function.of(
                            arguments -> StringValue.of(value.format(text(arguments.getFirst()))),
                            Type.STRING);
            case "Add" ->
                    Function.of(
                            arguments -> plus(time, Durations.nanos(arguments.getFirst())),
                            Durations.TYPE);
            case "AddDate" ->
                    Function.of(
                            arguments -> plusDate(time, arguments), Type.INT, Type.INT, Type.INT);
            case "Truncate" ->
                    Function.of(
                            arguments -> value.truncate(Durations.nanos(arguments.getFirst())),
                            Durations.TYPE);
            case "Round" ->
                    Function.of(
                            arguments -> value.round(Durations.nanos(arguments.getFirst())),
                            Durations.TYPE);
            default -> comparison(value, name);
        };
    }

    private static @Nullable Function comparison(TimeValue value, String name) {
        Instant instant = value.time().toInstant();
        return switch (name) {
            case "Sub" ->
                    Function.of(
                            arguments ->
                                    Durations.of(Duration.between(instantOf(arguments), instant)),
                            TimeValue.TYPE);
            case "Before" -> test(arguments -> instant.isBefore(instantOf(arguments)));
            case "After" -> test(arguments -> instant.isAfter(instantOf(arguments)));
            case "Equal" -> test(arguments -> instant.equals(instantOf(arguments)));
            case "Compare" ->
                    Function.of(
                            arguments ->
                                    IntegerValue.of(
                                            Integer.signum(
                                                    instant.compareTo(instantOf(arguments)))),
                            TimeValue.TYPE);
            default -> null;
        };
    }

    private static Function test(java.util.function.Predicate<List<Value>> test) {
        return Function.of(arguments -> BoolValue.of(test.test(arguments)), TimeValue.TYPE);
    }

    private static Instant instantOf(List<Value> arguments) {
        return arguments.getFirst() instanceof TimeValue(ZonedDateTime time)
                ? time.toInstant()
                : TimeValue.ZERO;
    }

    private static String text(Value value) {
        return value instanceof StringValue(String text, Type _) ? text : "";
    }

    private static Function integer(long value) {
        return Function.getter(IntegerValue.of(value));
    }

    private static Function long64(long value) {
        return Function.getter(new IntegerValue(value, Type.INT64));
    }

    private static TimeValue plus(ZonedDateTime time, long nanos) {
        return new TimeValue(time.plus(nanos, ChronoUnit.NANOS));
    }

    /// Go lets months and days run over: the 31st of April is the 1st of May.
    private static TimeValue plusDate(ZonedDateTime time, List<Value> arguments) {
        long months = Durations.nanos(arguments.get(0)) * 12 + Durations.nanos(arguments.get(1));
        long days = Durations.nanos(arguments.get(2)) + time.getDayOfMonth() - 1;
        return new TimeValue(
                time.toLocalDateTime()
                        .withDayOfMonth(1)
                        .plusMonths(bounded(months))
                        .plusDays(bounded(days))
                        .atZone(time.getZone()));
    }

    /// More than this leaves the years that a time can have.
    private static long bounded(long count) {
        long most = 1_000_000;
        return Math.clamp(count, -most, most);
    }
}
