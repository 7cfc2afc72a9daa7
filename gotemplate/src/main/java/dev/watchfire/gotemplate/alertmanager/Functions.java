// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.alertmanager;

import dev.watchfire.gotemplate.execute.Limits;
import dev.watchfire.gotemplate.format.Json;
import dev.watchfire.gotemplate.time.Durations;
import dev.watchfire.gotemplate.time.TimeValue;
import dev.watchfire.gotemplate.value.BoolValue;
import dev.watchfire.gotemplate.value.CallFailure;
import dev.watchfire.gotemplate.value.Entries;
import dev.watchfire.gotemplate.value.Function;
import dev.watchfire.gotemplate.value.ListValue;
import dev.watchfire.gotemplate.value.Nil;
import dev.watchfire.gotemplate.value.StringValue;
import dev.watchfire.gotemplate.value.Type;
import dev.watchfire.gotemplate.value.Value;
import dev.watchfire.gotemplate.value.Values;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Alertmanager's own functions (https://prometheus.io/docs/alerting/latest/notifications/).
final class Functions {
    private static final Type TIME = TimeValue.utc(Instant.EPOCH).type();
    private static final Type STRINGS = Type.listOf(Type.STRING);
    private static final Type ANYTHING = Type.listOf(Type.ANY);
    private static final Type HTML = Type.defined("template.HTML", Type.STRING);
    private static final Type URL = Type.defined("template.URL", Type.STRING);

    /// Zones of the database that Java has under other names only.
    private static final Map<String, String> OLD_ZONES =
            Map.of("EST", "America/Panama", "MST", "America/Phoenix", "HST", "Pacific/Honolulu");

    private Functions() {}

    private interface OnText {
        String apply(String text) throws CallFailure;
    }

    /// @param now what `since` counts to
    static Map<String, Function> all(InstantSource now) {
        return Map.ofEntries(
                Map.entry("toUpper", onText(text -> text.toUpperCase(Locale.ROOT))),
                Map.entry("toLower", onText(text -> text.toLowerCase(Locale.ROOT))),
                Map.entry("title", onText(TitleCase::of)),
                Map.entry("trimSpace", onText(String::strip)),
                Map.entry("urlUnescape", onText(QueryUnescape::of)),
                Map.entry("safeHtml", typed(HTML)),
                Map.entry("safeUrl", typed(URL)),
                Map.entry("join", Function.of(Functions::join, Type.STRING, STRINGS)),
                Map.entry(
                        "match",
                        Function.of(Functions::match, Type.STRING, Type.STRING)
                                .weighing(Regexes.WEIGHT)),
                Map.entry(
                        "reReplaceAll",
                        Function.of(
                                        words ->
                                                StringValue.of(
                                                        Regexes.replaceAll(
                                                                text(words, 0),
                                                                text(words, 1),
                                                                text(words, 2))),
                                        Type.STRING,
                                        Type.STRING,
                                        Type.STRING)
                                .weighing(Regexes.WEIGHT)),
                Map.entry(
                        "stringSlice",
                        Function.variadic(words -> new Values(STRINGS, words), Type.STRING)),
                Map.entry("date", Function.of(Functions::date, Type.STRING, TIME)),
                Map.entry("tz", Function.of(Functions::inZone, Type.STRING, TIME)),
                Map.entry(
                        "since",
                        Function.of(
                                words ->
                                        Durations.of(
                                                Duration.between(time(words, 0), now.instant())),
                                TIME)),
                Map.entry(
                        "humanizeDuration",
                        Function.of(
                                words -> StringValue.of(HumanDuration.of(words.getFirst())),
                                Type.ANY)),
                Map.entry(
                        "toJson",
                        Function.of(
                                words ->
                                        StringValue.of(
                                                Json.marshal(words.getFirst(), Limits.MAX_OUTPUT)),
                                Type.ANY)),
                Map.entry("routeLabels", Function.knowing(Functions::routeLabel, Type.STRING)),
                Map.entry("list", Function.variadic(words -> list(words), Type.ANY)),
                Map.entry("append", Function.variadic(Functions::append, ANYTHING, Type.ANY)),
                Map.entry("dict", Function.variadic(Functions::dictionary, Type.ANY)));
    }

    private static Function onText(OnText change) {
        return Function.of(words -> StringValue.of(change.apply(text(words, 0))), Type.STRING);
    }

    /// Marks a text as safe for a place in HTML.
    private static Function typed(Type type) {
        return Function.of(words -> new StringValue(text(words, 0), type), Type.STRING);
    }

    private static String text(List<Value> words, int index) {
        return words.get(index) instanceof StringValue(String text, Type _) ? text : "";
    }

    private static Instant time(List<Value> words, int index) {
        return words.get(index) instanceof TimeValue time ? time.time().toInstant() : Instant.EPOCH;
    }

    /// The route's label of that name as it was rendered, even inside a template that was called
    /// with something else than the message.
    private static Value routeLabel(List<Value> words, Value data) {
        Value label = data instanceof Data known ? known.routeLabels().get(words.getFirst()) : null;
        return label == null ? StringValue.EMPTY : label;
    }

    private static Value join(List<Value> words) throws CallFailure {
        String separator = text(words, 0);
        List<String> texts = KeyValues.Texts.of(words.get(1));
        long length = (long) separator.length() * texts.size();
        for (String text : texts) {
            length += text.length();
        }
        if (length > Limits.MAX_OUTPUT) {
            throw new CallFailure(
                    "exceeded maximum output size (" + Limits.MAX_OUTPUT + " characters)");
        }
        return StringValue.of(String.join(separator, texts));
    }

    private static Value match(List<Value> words) throws CallFailure {
        return BoolValue.of(Regexes.compile(text(words, 0)).matcher(text(words, 1)).find());
    }

    private static Value date(List<Value> words) {
        return words.get(1) instanceof TimeValue time
                ? StringValue.of(time.format(text(words, 0)))
                : StringValue.EMPTY;
    }

    private static Value inZone(List<Value> words) throws CallFailure {
        String name = text(words, 0);
        boolean isUtc = name.isEmpty() || name.equals("UTC") || name.equals("Local");
        try {
            ZoneId zone = isUtc ? ZoneOffset.UTC : ZoneId.of(OLD_ZONES.getOrDefault(name, name));
            // Java also knows offsets as zones, which Go does not.
            if (!isUtc
                    && !OLD_ZONES.containsKey(name)
                    && !ZoneId.getAvailableZoneIds().contains(name)) {
                throw new DateTimeException("no zone of the database");
            }
            return words.get(1) instanceof TimeValue time ? time.in(zone) : Nil.NIL;
        } catch (DateTimeException _) {
            throw new CallFailure("unknown time zone " + name);
        }
    }

    private static Values list(List<Value> words) throws CallFailure {
        if (words.size() > Limits.MAX_LIST) {
            throw new CallFailure("exceeded maximum length of a list (" + Limits.MAX_LIST + ")");
        }
        return Values.ofAny(words);
    }

    private static Value append(List<Value> words) throws CallFailure {
        List<Value> all = new ArrayList<>();
        if (words.getFirst() instanceof ListValue list) {
            for (int i = 0; i < list.size(); i++) {
                all.add(list.get(i));
            }
        }
        all.addAll(words.subList(1, words.size()));
        return list(all);
    }

    private static Value dictionary(List<Value> words) throws CallFailure {
        if (words.size() % 2 != 0) {
            throw new CallFailure("dict expects an even number of arguments, got " + words.size());
        }
        Map<String, Value> entries = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            if (!(words.get(i) instanceof StringValue(String key, Type _))) {
                throw new CallFailure("dict keys must be strings, got " + words.get(i).type());
            }
            entries.put(key, words.get(i + 1));
        }
        return Entries.ofAny(entries);
    }
}
