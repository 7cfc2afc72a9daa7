// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.calendar;

import dev.watchfire.engine.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What calendars and the page say, in the languages of the console.
enum Words {
    ENGLISH(
            Locale.ENGLISH,
            "On call: %s",
            "On call: %s",
            "My shifts",
            "All shifts of %s.",
            "Who is on call, by the schedule \"%s\".",
            "There is no schedule \"%s\" any more.",
            "layer %s",
            "in place of %s",
            "On call now",
            "Nobody",
            "until %s",
            "There are no schedules.",
            "EEE d MMM, HH:mm"),
    KOREAN(
            Locale.KOREAN,
            "온콜: %s",
            "온콜: %s",
            "내 온콜",
            "%s 님의 모든 온콜 근무입니다.",
            "\"%s\" 일정의 온콜 담당자입니다.",
            "\"%s\" 일정은 이제 없습니다.",
            "%s 레이어",
            "%s 님 대신",
            "지금 온콜",
            "온콜 담당자 없음",
            "%s까지",
            "온콜 일정이 없습니다.",
            "M월 d일 (E) HH:mm");

    private final Locale locale;
    private final String scheduleCalendar;
    private final String ownShift;
    final String myShifts;
    private final String allShifts;
    private final String bySchedule;
    private final String noSchedule;
    private final String layer;
    private final String instead;
    final String now;
    final String nobody;
    private final String until;
    final String nothing;
    private final DateTimeFormatter time;

    Words(
            Locale locale,
            String scheduleCalendar,
            String ownShift,
            String myShifts,
            String allShifts,
            String bySchedule,
            String noSchedule,
            String layer,
            String instead,
            String now,
            String nobody,
            String until,
            String nothing,
            String time) {
        this.locale = locale;
        this.scheduleCalendar = scheduleCalendar;
        this.ownShift = ownShift;
        this.myShifts = myShifts;
        this.allShifts = allShifts;
        this.bySchedule = bySchedule;
        this.noSchedule = noSchedule;
        this.layer = layer;
        this.instead = instead;
        this.now = now;
        this.nobody = nobody;
        this.until = until;
        this.nothing = nothing;
        this.time = DateTimeFormatter.ofPattern(time, locale);
    }

    static Words of(Language language) {
        return language == Language.KOREAN ? KOREAN : ENGLISH;
    }

    String tag() {
        return locale.toLanguageTag();
    }

    String scheduleCalendar(String schedule) {
        return scheduleCalendar.formatted(schedule);
    }

    String ownShift(String schedule) {
        return ownShift.formatted(schedule);
    }

    String allShifts(String person) {
        return allShifts.formatted(person);
    }

    String bySchedule(String schedule) {
        return bySchedule.formatted(schedule);
    }

    String noSchedule(String schedule) {
        return noSchedule.formatted(schedule);
    }

    String layer(String layer) {
        return this.layer.formatted(layer);
    }

    String instead(String person) {
        return instead.formatted(person);
    }

    String until(Instant end, ZoneId zone) {
        return until.formatted(time.format(end.atZone(zone)));
    }
}
