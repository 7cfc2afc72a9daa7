// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.time;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Formats times by Go's layouts, which show how the reference time, Mon Jan 2 15:04:05 MST 2006,
/// would be written (https://pkg.go.dev/time#pkg-constants).
final class Layout {
    /// Layouts are few and come from templates; more than this are not remembered.
    private static final int MAX_REMEMBERED = 256;

    private static final Map<String, List<Part>> REMEMBERED = new ConcurrentHashMap<>();

    private static final String[] MONTHS = {
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December"
    };

    private static final String[] WEEKDAYS = {
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"
    };

    /// Longest first where one starts with another.
    private static final String[] ELEMENTS = {
        "January",
        "Jan",
        "Monday",
        "Mon",
        "MST",
        "2006",
        "-07:00:00",
        "-070000",
        "-07:00",
        "-0700",
        "-07",
        "Z07:00:00",
        "Z070000",
        "Z07:00",
        "Z0700",
        "Z07",
        "002",
        "01",
        "02",
        "03",
        "04",
        "05",
        "06",
        "__2",
        "_2",
        "15",
        "PM",
        "pm",
        "1",
        "2",
        "3",
        "4",
        "5"
    };

    /// A piece of a layout: an element of the reference time, or words between such.
    private record Part(String text, boolean isElement) {}

    private Layout() {}

    static String monthName(int month) {
        return MONTHS[month - 1];
    }

    static String weekdayName(int weekday) {
        return WEEKDAYS[weekday];
    }

    static String format(ZonedDateTime time, String layout) {
        List<Part> parts = REMEMBERED.get(layout);
        if (parts == null) {
            parts = split(layout);
            if (REMEMBERED.size() < MAX_REMEMBERED) {
                REMEMBERED.put(layout, parts);
            }
        }
        StringBuilder text = new StringBuilder(layout.length() + 10);
        for (Part part : parts) {
            if (part.isElement()) {
                append(text, time, part.text());
            } else {
                text.append(part.text());
            }
        }
        return text.toString();
    }

    private static List<Part> split(String layout) {
        List<Part> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < layout.length(); ) {
            String element = elementAt(layout, i);
            if (element.isEmpty()) {
                i++;
                continue;
            }
            // An underscore before the year is not the padding of a day.
            int from = element.equals("_2") && layout.startsWith("2006", i + 1) ? i + 1 : i;
            element = from == i ? element : "2006";
            if (from > start) {
                parts.add(new Part(layout.substring(start, from), false));
            }
            parts.add(new Part(element, true));
            i = from + element.length();
            start = i;
        }
        if (start < layout.length()) {
            parts.add(new Part(layout.substring(start), false));
        }
        return List.copyOf(parts);
    }

    private static String elementAt(String layout, int i) {
        char c = layout.charAt(i);
        if ((c == '.' || c == ',') && i + 1 < layout.length()) {
            char digit = layout.charAt(i + 1);
            int end = i + 1;
            while (end < layout.length() && layout.charAt(end) == digit) {
                end++;
            }
            boolean isFraction = digit == '0' || digit == '9';
            boolean ends = end == layout.length() || !isDigit(layout.charAt(end));
            return isFraction && ends ? layout.substring(i, end) : "";
        }
        for (String element : ELEMENTS) {
            if (layout.startsWith(element, i) && isWhole(element, layout, i + element.length())) {
                return element;
            }
        }
        return "";
    }

    /// `Jan` in `January` or `Mon` in `Month` is no element.
    private static boolean isWhole(String element, String layout, int end) {
        boolean isName = element.equals("Jan") || element.equals("Mon");
        return !isName
                || end == layout.length()
                || layout.charAt(end) < 'a'
                || layout.charAt(end) > 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static void append(StringBuilder text, ZonedDateTime time, String element) {
        int hour12 = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
        switch (element) {
            case "2006" -> padded(text, time.getYear(), 4);
            case "06" -> padded(text, Math.abs(time.getYear()) % 100, 2);
            case "January" -> text.append(MONTHS[time.getMonthValue() - 1]);
            case "Jan" -> text.append(MONTHS[time.getMonthValue() - 1], 0, 3);
            case "01" -> padded(text, time.getMonthValue(), 2);
            case "1" -> text.append(time.getMonthValue());
            case "Monday" -> text.append(WEEKDAYS[time.getDayOfWeek().getValue() % 7]);
            case "Mon" -> text.append(WEEKDAYS[time.getDayOfWeek().getValue() % 7], 0, 3);
            case "02" -> padded(text, time.getDayOfMonth(), 2);
            case "_2" -> spaced(text, time.getDayOfMonth(), 2);
            case "2" -> text.append(time.getDayOfMonth());
            case "002" -> padded(text, time.getDayOfYear(), 3);
            case "__2" -> spaced(text, time.getDayOfYear(), 3);
            case "15" -> padded(text, time.getHour(), 2);
            case "03" -> padded(text, hour12, 2);
            case "3" -> text.append(hour12);
            case "04" -> padded(text, time.getMinute(), 2);
            case "4" -> text.append(time.getMinute());
            case "05" -> padded(text, time.getSecond(), 2);
            case "5" -> text.append(time.getSecond());
            case "PM" -> text.append(time.getHour() >= 12 ? "PM" : "AM");
            case "pm" -> text.append(time.getHour() >= 12 ? "pm" : "am");
            case "MST" -> text.append(ZoneNames.abbreviation(time));
            default -> {
                if (element.charAt(0) == '-' || element.charAt(0) == 'Z') {
                    offset(text, time.getOffset().getTotalSeconds(), element);
                } else {
                    fraction(text, time.getNano(), element);
                }
            }
        }
    }

    private static void offset(StringBuilder text, int seconds, String element) {
        if (element.charAt(0) == 'Z' && seconds == 0) {
            text.append('Z');
            return;
        }
        String separator = element.indexOf(':') >= 0 ? ":" : "";
        int digits = (int) element.chars().filter(c -> c == '0' || c == '7').count();
        int size = Math.abs(seconds);
        // The sign is that of the whole minutes.
        text.append(seconds / 60 < 0 ? '-' : '+');
        padded(text, size / 3600, 2);
        if (digits > 2) {
            padded(text.append(separator), size / 60 % 60, 2);
        }
        if (digits > 4) {
            padded(text.append(separator), size % 60, 2);
        }
    }

    private static void fraction(StringBuilder text, int nanos, String element) {
        StringBuilder digits = new StringBuilder();
        padded(digits, nanos, 9);
        digits.setLength(Math.min(digits.length(), element.length() - 1));
        if (element.charAt(1) == '9') {
            while (!digits.isEmpty() && digits.charAt(digits.length() - 1) == '0') {
                digits.setLength(digits.length() - 1);
            }
        }
        if (!digits.isEmpty()) {
            text.append(element.charAt(0)).append(digits);
        }
    }

    private static void padded(StringBuilder text, int value, int width) {
        if (value < 0) {
            text.append('-');
        }
        String digits = Integer.toString(Math.abs(value));
        text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }

    private static void spaced(StringBuilder text, int value, int width) {
        String digits = Integer.toString(value);
        text.append(" ".repeat(Math.max(0, width - digits.length()))).append(digits);
    }
}
