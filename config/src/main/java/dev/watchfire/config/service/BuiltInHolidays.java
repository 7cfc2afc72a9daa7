// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.service;

import dev.watchfire.engine.calendar.Holiday.Name;
import dev.watchfire.engine.calendar.HolidayRule;
import dev.watchfire.engine.calendar.HolidayRule.Dated;
import dev.watchfire.engine.calendar.HolidayRule.Substitution;
import dev.watchfire.engine.calendar.HolidayRule.Yearly;
import dev.watchfire.engine.calendar.Holidays;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The calendars that come with the program. Each is a file beside this class, whose head says how
/// it is written; what is wrong in one is a bug of ours.
public final class BuiltInHolidays {
    /// Countries by their ISO 3166 codes.
    public static final List<String> NAMES = List.of("kr");

    private record Moving(String key, int around, Substitution substitution, Name name) {}

    private final List<HolidayRule> rules = new ArrayList<>();
    private final List<Moving> moving = new ArrayList<>();
    private final TreeSet<Integer> years = new TreeSet<>();

    private BuiltInHolidays() {}

    /// @param country one of {@link #NAMES}
    /// @param name what the calendar is called
    public static Holidays load(String country, String name) {
        BuiltInHolidays reader = new BuiltInHolidays();
        text(country).lines().forEach(reader::line);
        return Holidays.between(name, reader.years.first(), reader.years.last(), reader.rules);
    }

    private static String text(String country) {
        String file = country + ".txt";
        try (InputStream in = BuiltInHolidays.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no calendar " + country);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String line) {
        String[] words = line.strip().split("\\s+", 2);
        switch (words[0]) {
            case "fixed" -> fixed(words[1].split("\\s+", 4));
            case "moon" -> moon(words[1].split("\\s+", 4));
            case "year" -> year(words[1].split("\\s+"));
            case "once" -> {
                String[] parts = words[1].split("\\s+", 2);
                rules.add(Dated.once(LocalDate.parse(parts[0]), name(parts[1])));
            }
            default -> {
                if (!words[0].isEmpty() && !words[0].startsWith("#")) {
                    throw new IllegalStateException("holidays: " + line);
                }
            }
        }
    }

    private static Name name(String text) {
        String[] names = text.split("\\|", -1);
        return new Name(names[0].strip(), names[1].strip());
    }

    private static Substitution substitution(String word) {
        return Substitution.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private void fixed(String[] words) {
        String[] range = words[1].split("-", -1);
        rules.add(
                new Yearly(
                        MonthDay.parse("--" + words[0]),
                        name(words[3]),
                        Integer.parseInt(range[0]),
                        range[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(range[1]),
                        substitution(words[2])));
    }

    private void moon(String[] words) {
        moving.add(
                new Moving(
                        words[0],
                        Integer.parseInt(words[1]),
                        substitution(words[2]),
                        name(words[3])));
    }

    private void year(String[] words) {
        int year = Integer.parseInt(words[0]);
        if (!years.isEmpty() && years.last() != year - 1) {
            throw new IllegalStateException("holidays: no line for the year before " + year);
        }
        years.add(year);
        Map<String, String> days = new HashMap<>();
        for (String word : List.of(words).subList(1, words.length)) {
            String[] pair = word.split("=", 2);
            days.put(pair[0], pair[1]);
        }
        if (!days.keySet().equals(moving.stream().map(Moving::key).collect(Collectors.toSet()))) {
            throw new IllegalStateException("holidays: " + year + " has " + days.keySet());
        }
        for (Moving each : moving) {
            LocalDate day = LocalDate.parse(year + "-" + days.get(each.key));
            for (int i = -each.around; i <= each.around; i++) {
                rules.add(new Dated(day.plusDays(i), near(each.name, i), each.substitution, true));
            }
        }
    }

    private static Name near(Name name, int days) {
        if (days == 0) {
            return name;
        }
        return days < 0
                ? new Name("Day before " + name.english(), name.korean() + " 전날")
                : new Name("Day after " + name.english(), name.korean() + " 다음 날");
    }
}
