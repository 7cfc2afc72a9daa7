// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store.json;

import dev.watchfire.engine.Ids;
import dev.watchfire.engine.label.LabelSet;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One JSON object as it was read: fields in their order, found by name. A missing field reads as
/// its default, a field that nobody asks for is ignored: so older records stay readable.
final class JsonObject {
    private static final int FIRST_CAPACITY = 12;

    /// Length of `2026-11-22T13:45:00`, what every usual instant begins with.
    private static final int TO_SECONDS = 19;

    private static final int MOST_DECIMALS = 9;

    private String[] names = new String[FIRST_CAPACITY];
    private @Nullable Object[] values = new Object[FIRST_CAPACITY];
    private int size;

    void add(String name, @Nullable Object value) {
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        names[size] = name;
        values[size++] = value;
    }

    private @Nullable Object get(Field field) {
        for (int i = 0; i < size; i++) {
            if (names[i].equals(field.text)) {
                return values[i];
            }
        }
        return null;
    }

    private <T> @Nullable T get(Field field, Class<T> type) {
        Object value = get(field);
        if (value != null && !type.isInstance(value)) {
            throw new MalformedRecordException(
                    "field \"%s\" holds %s instead of a %s"
                            .formatted(field.text, value, type.getSimpleName()));
        }
        return type.cast(value);
    }

    long number(Field field) {
        Long value = get(field, Long.class);
        return value == null ? 0 : value;
    }

    int smallNumber(Field field) {
        return Math.toIntExact(number(field));
    }

    boolean flag(Field field) {
        Boolean value = get(field, Boolean.class);
        return value != null && value;
    }

    String text(Field field) {
        String value = get(field, String.class);
        return value == null ? "" : value;
    }

    <E extends Enum<E>> E constant(Field field, Class<E> type) {
        String value = text(field);
        try {
            return Enum.valueOf(type, value);
        } catch (IllegalArgumentException e) {
            throw new MalformedRecordException(
                    "field \"%s\" holds \"%s\", which is none of %s"
                            .formatted(field.text, value, Arrays.toString(type.getEnumConstants())),
                    e);
        }
    }

    @Nullable Instant instantOrNull(Field field) {
        String text = get(field, String.class);
        return text == null ? null : instant(text);
    }

    Instant instant(Field field) {
        Instant value = instantOrNull(field);
        if (value == null) {
            throw new MalformedRecordException("field \"%s\" is missing".formatted(field.text));
        }
        return value;
    }

    Ids ids(Field field) {
        List<?> elements = list(field);
        if (elements.isEmpty()) {
            return Ids.NONE;
        }
        long[] ids = new long[elements.size()];
        for (int i = 0; i < ids.length; i++) {
            if (!(elements.get(i) instanceof Long id)) {
                throw new MalformedRecordException(
                        "field \"%s\" holds %s among its ids"
                                .formatted(field.text, elements.get(i)));
            }
            ids[i] = id;
        }
        return Ids.of(ids);
    }

    LabelSet labels(Field field) {
        JsonObject object = get(field, JsonObject.class);
        if (object == null) {
            return LabelSet.EMPTY;
        }
        String[] pairs = new String[object.size * 2];
        for (int i = 0; i < object.size; i++) {
            if (!(object.values[i] instanceof String value)) {
                throw new MalformedRecordException(
                        "label \"%s\" in \"%s\" has no text as its value"
                                .formatted(object.names[i], field.text));
            }
            pairs[2 * i] = object.names[i];
            pairs[2 * i + 1] = value;
        }
        return LabelSet.keepingEmpty(pairs, pairs.length);
    }

    List<String> texts(Field field) {
        return elements(field, String.class);
    }

    List<JsonObject> objects(Field field) {
        return elements(field, JsonObject.class);
    }

    @Nullable JsonObject object(Field field) {
        return get(field, JsonObject.class);
    }

    private <T> List<T> elements(Field field, Class<T> type) {
        List<T> typed = new ArrayList<>();
        for (Object element : list(field)) {
            if (!type.isInstance(element)) {
                throw new MalformedRecordException(
                        "field \"%s\" holds %s among its elements".formatted(field.text, element));
            }
            typed.add(type.cast(element));
        }
        return typed;
    }

    private List<?> list(Field field) {
        List<?> value = get(field, List.class);
        return value == null ? List.of() : value;
    }

    private static Instant instant(String text) {
        try {
            Instant usual = usualInstant(text);
            return usual == null ? Instant.parse(text) : usual;
        } catch (DateTimeException e) {
            throw new MalformedRecordException("\"%s\" is no instant".formatted(text), e);
        }
    }

    /// Three instants in every alert: {@link Instant#parse} would be most of what loading costs.
    private static @Nullable Instant usualInstant(String text) {
        int end = text.length() - 1;
        int decimals = end - TO_SECONDS - 1;
        if (end < TO_SECONDS
                || decimals == 0
                || decimals > MOST_DECIMALS
                || text.charAt(end) != 'Z'
                || text.charAt(10) != 'T'
                || text.charAt(4) != '-'
                || end > TO_SECONDS && text.charAt(TO_SECONDS) != '.') {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, TO_SECONDS);
        int nano = end == TO_SECONDS ? 0 : digits(text, TO_SECONDS + 1, end);
        if ((year | month | day | hour | minute | second | nano) < 0) {
            return null;
        }
        for (int shown = decimals; nano != 0 && shown < MOST_DECIMALS; shown++) {
            nano *= 10;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(((days * 24 + hour) * 60 + minute) * 60 + second, nano);
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
