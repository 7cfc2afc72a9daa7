// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// The shifts of a layer that a rotation plans.
final class LayerShifts implements Shifts {
    /// Further back than any zone ever jumped.
    private static final int MOST_JUMP_HOURS = 26;

    private final Layer layer;
    private final WallClock clock;
    private final Turns turns;

    LayerShifts(Layer layer) {
        this.layer = layer;
        this.clock = new WallClock(layer.zone());
        this.turns = new Turns(layer);
    }

    /// @param people nobody where the turn is empty then
    record Shift(Instant start, Instant end, List<String> people) {}

    /// Where windows overlap because the clocks were set back, so do shifts.
    @Override
    public List<Shift> between(Instant from, Instant to) {
        List<Shift> shifts = new ArrayList<>();
        LocalDateTime last = clock.local(to).plusHours(MOST_JUMP_HOURS);
        LocalDateTime until = layer.until() == null ? LocalDateTime.MAX : layer.until();
        long period = Math.max(0, turns.at(clock.local(from).minusHours(MOST_JUMP_HOURS)));
        LocalDateTime begin = turns.begin(period);
        while (begin.isBefore(last) && begin.isBefore(until)) {
            LocalDateTime end = turns.begin(period + 1);
            Turn turn = turns.turn(period);
            for (Span span : spans(turn, begin, end.isBefore(until) ? end : until)) {
                boolean over = span.end.equals(until) || !isInWindow(span.end);
                Instant spanEnd = over ? clock.end(span.end) : clock.begin(span.end);
                add(turn, span, later(clock.begin(span.begin), from), earlier(spanEnd, to), shifts);
            }
            period++;
            begin = end;
        }
        return shifts;
    }

    /// Whether there is duty from this time of the wall clock on.
    private boolean isInWindow(LocalDateTime local) {
        if (layer.restrictions().isEmpty()) {
            return true;
        }
        for (Restriction restriction : layer.restrictions()) {
            if (restriction.touches(local, local.plusNanos(1))) {
                return true;
            }
        }
        return false;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isAfter(b) ? b : a;
    }

    private static void add(Turn turn, Span span, Instant start, Instant end, List<Shift> shifts) {
        if (start.isBefore(end)) {
            LocalDate day = span.begin.toLocalDate();
            List<String> people =
                    turn.members().stream()
                            .filter(m -> m.from() == null || !m.from().isAfter(day))
                            .filter(m -> m.until() == null || !m.until().isBefore(day))
                            .map(Turn.Member::person)
                            .toList();
            shifts.add(new Shift(start, end, people));
        }
    }

    private record Span(LocalDateTime begin, LocalDateTime end) {}

    /// The time of duty in one period on the wall clock, cut where a member comes or goes.
    private List<Span> spans(Turn turn, LocalDateTime begin, LocalDateTime end) {
        List<Span> windows = windows(begin, end);
        TreeSet<LocalDateTime> cuts = new TreeSet<>();
        for (Turn.Member member : turn.members()) {
            if (member.from() != null) {
                cuts.add(member.from().atStartOfDay());
            }
            if (member.until() != null) {
                cuts.add(member.until().plusDays(1).atStartOfDay());
            }
        }
        if (cuts.isEmpty()) {
            return windows;
        }
        List<Span> spans = new ArrayList<>();
        for (Span window : windows) {
            LocalDateTime at = window.begin;
            for (LocalDateTime cut : cuts.subSet(window.begin, false, window.end, false)) {
                spans.add(new Span(at, cut));
                at = cut;
            }
            spans.add(new Span(at, window.end));
        }
        return spans;
    }

    private List<Span> windows(LocalDateTime begin, LocalDateTime end) {
        if (layer.restrictions().isEmpty()) {
            return List.of(new Span(begin, end));
        }
        List<Span> found = new ArrayList<>();
        for (Restriction restriction : layer.restrictions()) {
            LocalDate day = begin.minusMinutes(restriction.lasts()).toLocalDate();
            for (; day.atStartOfDay().isBefore(end); day = day.plusDays(1)) {
                LocalDateTime[] window = restriction.windowOn(day);
                if (window.length > 0 && window[0].isBefore(end) && window[1].isAfter(begin)) {
                    found.add(
                            new Span(
                                    window[0].isBefore(begin) ? begin : window[0],
                                    window[1].isAfter(end) ? end : window[1]));
                }
            }
        }
        return union(found);
    }

    private static List<Span> union(List<Span> spans) {
        if (spans.size() < 2) {
            return spans;
        }
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparing(Span::begin).thenComparing(Span::end));
        List<Span> union = new ArrayList<>();
        Span open = sorted.getFirst();
        for (Span next : sorted.subList(1, sorted.size())) {
            if (next.begin.isAfter(open.end)) {
                union.add(open);
                open = next;
            } else if (next.end.isAfter(open.end)) {
                open = new Span(open.begin, next.end);
            }
        }
        union.add(open);
        return union;
    }
}
