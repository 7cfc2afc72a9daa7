// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// What people read and hear.
public enum Language {
    ENGLISH("en"),
    KOREAN("ko");

    private static final List<Locale> LOCALES = List.of(Locale.ENGLISH, Locale.KOREAN);

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /// @param tag such as `ko` or `ko-KR`; English for any that is not known
    public static Language of(String tag) {
        return tag.equals(KOREAN.tag) || tag.startsWith(KOREAN.tag + "-") ? KOREAN : ENGLISH;
    }

    /// What a browser would like best.
    ///
    /// @param header `Accept-Language`
    public static Language accepted(@Nullable String header) {
        if (header == null) {
            return ENGLISH;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), LOCALES);
            return best == null ? ENGLISH : of(best.toLanguageTag());
        } catch (IllegalArgumentException e) {
            // A header that no browser sends.
            return ENGLISH;
        }
    }

    /// As in BCP 47.
    public String tag() {
        return tag;
    }

    public String say(String english, String korean) {
        return this == KOREAN ? korean : english;
    }

    /// A length of time as people say it, such as `2 hours`, in minutes and larger units.
    public String lengthOf(Duration length) {
        StringJoiner words = new StringJoiner(" ");
        add(words, length.toDays(), "day", "일");
        add(words, length.toHoursPart(), "hour", "시간");
        add(words, length.toMinutesPart(), "minute", "분");
        return words.length() == 0 ? say("less than a minute", "1분 미만") : words.toString();
    }

    private void add(StringJoiner words, long count, String english, String korean) {
        if (count > 0) {
            words.add(say(count + " " + english + (count == 1 ? "" : "s"), count + korean));
        }
    }
}
