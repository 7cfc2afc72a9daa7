// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The rules of rotations and layers, written down as plainly as they can be said and without any
/// care for time: to compare the calculator with.
final class NaiveOnCall {
    private record Piece(Layer layer, Instant from, Instant to, Turn turn) {}

    private final Schedule schedule;
    private final List<Piece> pieces = new ArrayList<>();

    /// @param until nothing after this is asked for
    NaiveOnCall(Schedule schedule, Instant until) {
        this.schedule = schedule;
        schedule.layers().forEach(layer -> add(layer, until));
    }

    Set<String> at(String role, Instant instant) {
        int highest = Integer.MIN_VALUE;
        Set<String> people = new LinkedHashSet<>();
        for (Layer layer : schedule.layers()) {
            if (layer.role().equals(role)) {
                Set<String> here = onDuty(layer, instant);
                if (!here.isEmpty() && layer.priority() > highest) {
                    highest = layer.priority();
                    people = new LinkedHashSet<>();
                }
                if (layer.priority() == highest) {
                    people.addAll(here);
                }
            }
        }
        return people;
    }

    private Set<String> onDuty(Layer layer, Instant instant) {
        Set<String> people = new LinkedHashSet<>();
        for (Piece piece : pieces) {
            if (piece.layer == layer
                    && !instant.isBefore(piece.from)
                    && instant.isBefore(piece.to)) {
                piece.turn.members().forEach(m -> people.add(m.person()));
            }
        }
        return people;
    }

    private void add(Layer layer, Instant until) {
        List<LocalDateTime> handoffs = handoffs(layer, until);
        List<Turn> turns = layer.rotation().turns();
        int activeTurns = 0;
        for (int i = 0; i + 1 < handoffs.size(); i++) {
            boolean active = false;
            int turn = layer.rotation().count() == Rotation.Count.CALENDAR ? i : activeTurns;
            for (LocalDateTime[] piece : pieces(layer, handoffs.get(i), handoffs.get(i + 1))) {
                active = true;
                pieces.add(
                        new Piece(
                                layer,
                                instant(piece[0], layer.zone(), false),
                                instant(piece[1], layer.zone(), !inWindow(layer, piece[1])),
                                turns.get(turn % turns.size())));
            }
            activeTurns += active ? 1 : 0;
        }
    }

    private static Instant instant(LocalDateTime local, ZoneId zone, boolean last) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            return zone.getRules().getTransition(local).getInstant();
        }
        return local.toInstant(last ? offsets.getLast() : offsets.getFirst());
    }

    /// From the start until well behind the instant.
    private static List<LocalDateTime> handoffs(Layer layer, Instant instant) {
        Rotation rotation = layer.rotation();
        LocalDateTime enough = LocalDateTime.ofInstant(instant, layer.zone()).plusDays(3);
        List<LocalDateTime> all = new ArrayList<>();
        if (!rotation.handoffs().isEmpty()) {
            LocalDate day = rotation.start().toLocalDate();
            while (all.size() < 2 || !all.get(all.size() - 2).isAfter(enough)) {
                for (LocalTime time : rotation.handoffs()) {
                    if (!day.atTime(time).isBefore(rotation.start())) {
                        all.add(day.atTime(time));
                    }
                }
                day = day.plusDays(1);
            }
            return all;
        }
        for (int i = 0; all.size() < 2 || !all.get(all.size() - 2).isAfter(enough); i++) {
            int units = i * rotation.every();
            all.add(
                    switch (rotation.unit()) {
                        case HOURS -> rotation.start().plusHours(units);
                        case DAYS -> rotation.start().plusDays(units);
                        case WEEKS -> rotation.start().plusWeeks(units);
                        case MONTHS -> rotation.start().plusMonths(units);
                    });
        }
        return all;
    }

    /// The parts of a turn in which the restrictions leave duty, found quarter by quarter.
    private static List<LocalDateTime[]> pieces(
            Layer layer, LocalDateTime begin, LocalDateTime end) {
        List<LocalDateTime[]> pieces = new ArrayList<>();
        LocalDateTime open = null;
        for (LocalDateTime t = begin; t.isBefore(end); t = t.plusMinutes(15)) {
            boolean in = inWindow(layer, t);
            if (in && open == null) {
                open = t;
            } else if (!in && open != null) {
                pieces.add(new LocalDateTime[] {open, t});
                open = null;
            }
        }
        if (open != null) {
            pieces.add(new LocalDateTime[] {open, end});
        }
        return pieces;
    }

    private static boolean inWindow(Layer layer, LocalDateTime local) {
        if (layer.restrictions().isEmpty()) {
            return true;
        }
        for (Restriction restriction : layer.restrictions()) {
            for (int back = 0; back <= 8; back++) {
                LocalDate day = local.toLocalDate().minusDays(back);
                LocalDateTime from = day.atTime(restriction.from());
                if (restriction.days().contains(day.getDayOfWeek())
                        && !local.isBefore(from)
                        && local.isBefore(from.plusMinutes(restriction.lasts()))) {
                    return true;
                }
            }
        }
        return false;
    }
}
