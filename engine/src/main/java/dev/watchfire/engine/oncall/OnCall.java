// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import dev.watchfire.engine.oncall.Change.Origin;
import dev.watchfire.engine.oncall.Duty.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The calculator: who has duty, by a schedule and what people changed about it.
///
/// In this order: of the layers of a role those of the highest priority that have somebody;
/// temporary schedules in place of them all; swaps and covers; absences; covers of what nobody has;
/// and last, because somebody meant just this, overrides in the order in which they were made.
public final class OnCall {
    /// So far ahead {@link #nextHandoff} looks.
    private static final java.time.Duration HORIZON = java.time.Duration.ofDays(400);

    private final Schedule schedule;
    private final List<Change> changes;
    private final List<Shifts> layers;

    /// @param changes in the order in which they were made
    public OnCall(Schedule schedule, List<? extends Change> changes) {
        this(schedule, changes, Calendars.NONE);
    }

    /// @param changes in the order in which they were made
    /// @param calendars what layers say that calendars plan
    public OnCall(Schedule schedule, List<? extends Change> changes, Calendars calendars) {
        this.schedule = schedule;
        this.changes = List.copyOf(changes);
        this.layers = schedule.layers().stream().map(layer -> Shifts.of(layer, calendars)).toList();
    }

    /// Those who have duty at an instant, in one role.
    public List<Person> at(Instant instant, String role) {
        List<Duty> now = between(instant, instant.plusNanos(1), role);
        return now.isEmpty() ? List.of() : now.getFirst().people();
    }

    /// The final schedule of every role: without holes, gaps included, cut to the range.
    public List<Duty> between(Instant from, Instant to) {
        List<Duty> duties = new ArrayList<>();
        schedule.roles().forEach(role -> duties.addAll(between(from, to, role)));
        return duties;
    }

    /// The final schedule of one role.
    public List<Duty> between(Instant from, Instant to, String role) {
        List<Placed> shifts = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = schedule.layers().get(i);
            if (layer.role().equals(role)) {
                for (LayerShifts.Shift shift : layers.get(i).between(from, to)) {
                    shifts.add(new Placed(shift, layer));
                }
            }
        }
        return new Sweep(role, shifts).run(from, to);
    }

    /// One layer's duty before others hide it.
    public List<Duty> layer(int index, Instant from, Instant to) {
        Layer layer = schedule.layers().get(index);
        List<Duty> duties = new ArrayList<>();
        for (LayerShifts.Shift shift : layers.get(index).between(from, to)) {
            append(
                    new Duty(
                            shift.start(),
                            shift.end(),
                            layer.role(),
                            shift.people().stream()
                                    .map(p -> new Person(p, layer.name(), Origin.ROTATION, ""))
                                    .toList()),
                    duties);
        }
        return duties;
    }

    /// Time in which a role has nobody.
    public List<Duty> gaps(Instant from, Instant to) {
        return between(from, to).stream().filter(Duty::isGap).toList();
    }

    /// When somebody else has duty next, or null within the next 400 days.
    public @Nullable Instant nextHandoff(Instant after, String role) {
        java.time.Duration step = java.time.Duration.ofDays(8);
        Instant end = after.plus(HORIZON);
        for (Instant from = after; from.isBefore(end); step = step.multipliedBy(4)) {
            List<Duty> duties = between(after, from.plus(step), role);
            if (duties.size() > 1) {
                return duties.get(1).start();
            }
            from = from.plus(step);
        }
        return null;
    }

    private record Placed(LayerShifts.Shift shift, Layer layer) {}

    private static void append(Duty duty, List<Duty> to) {
        Duty last = to.isEmpty() ? null : to.getLast();
        if (last != null && last.end().equals(duty.start()) && last.sameAs(duty)) {
            to.set(to.size() - 1, new Duty(last.start(), duty.end(), duty.role(), duty.people()));
        } else {
            to.add(duty);
        }
    }

    /// Goes through the instants at which anything changes.
    private final class Sweep {
        private final String role;
        private final List<Placed> shifts;
        private final boolean first;

        Sweep(String role, List<Placed> shifts) {
            this.role = role;
            this.shifts = shifts;
            shifts.sort(Comparator.comparing(placed -> placed.shift.start()));
            this.first =
                    schedule.layers().isEmpty() || schedule.layers().getFirst().role().equals(role);
        }

        List<Duty> run(Instant from, Instant to) {
            List<Duty> duties = new ArrayList<>();
            List<Change> near = near(from, to);
            SortedSet<Instant> cuts = cuts(near, from, to);
            PriorityQueue<Placed> active =
                    new PriorityQueue<>(Comparator.comparing(placed -> placed.shift.end()));
            int next = 0;
            Instant start = from;
            for (Instant end : cuts) {
                while (next < shifts.size() && !shifts.get(next).shift.start().isAfter(start)) {
                    active.add(shifts.get(next++));
                }
                while (!active.isEmpty() && !active.peek().shift.end().isAfter(start)) {
                    active.remove();
                }
                append(new Duty(start, end, role, people(active, near, start)), duties);
                start = end;
            }
            return duties;
        }

        private List<Change> near(Instant from, Instant to) {
            List<Change> near = new ArrayList<>();
            for (Change change : changes) {
                if (change.start().isBefore(to) && change.end().isAfter(from)) {
                    near.add(change);
                }
            }
            return near;
        }

        /// The ends of the pieces, the range's own last.
        private SortedSet<Instant> cuts(List<Change> near, Instant from, Instant to) {
            TreeSet<Instant> cuts = new TreeSet<>();
            for (Placed placed : shifts) {
                cuts.add(placed.shift.start());
                cuts.add(placed.shift.end());
            }
            for (Change change : near) {
                cuts.add(change.start());
                cuts.add(change.end());
                if (change instanceof Change.Temporary temporary) {
                    for (Change.Fixed fixed : temporary.shifts()) {
                        cuts.add(fixed.start());
                        cuts.add(fixed.end());
                    }
                }
            }
            cuts.headSet(from, true).clear();
            cuts.tailSet(to, true).clear();
            cuts.add(to);
            return cuts;
        }

        private List<Person> people(Iterable<Placed> active, List<Change> near, Instant at) {
            List<Person> people = new ArrayList<>();
            Change.Temporary temporary = null;
            for (Change change : near) {
                if (change instanceof Change.Temporary t && covers(t, at)) {
                    temporary = t;
                }
            }
            if (temporary == null) {
                people.addAll(ofLayers(active));
            } else {
                for (Change.Fixed fixed : temporary.shifts()) {
                    boolean now = !fixed.start().isAfter(at) && fixed.end().isAfter(at);
                    if (now && isOfRole(fixed.role())) {
                        put(new Person(fixed.person(), "", Origin.TEMPORARY, ""), people);
                    }
                }
            }
            for (Change change : near) {
                if (covers(change, at)
                        && change instanceof Change.Replace r
                        && r.origin() != Origin.OVERRIDE
                        && !r.fillsGap()) {
                    replace(r, people);
                }
            }
            for (Change change : near) {
                if (covers(change, at) && change instanceof Change.Absence absence) {
                    people.removeIf(p -> p.name().equals(absence.person()));
                }
            }
            for (Change change : near) {
                if (people.isEmpty()
                        && covers(change, at)
                        && change instanceof Change.Replace r
                        && r.fillsGap()) {
                    replace(r, people);
                }
            }
            for (Change change : near) {
                if (covers(change, at)) {
                    override(change, people);
                }
            }
            return people;
        }

        private void override(Change change, List<Person> people) {
            switch (change) {
                case Change.Add add -> {
                    if (isOfRole(add.role())) {
                        put(new Person(add.person(), "", Origin.OVERRIDE, ""), people);
                    }
                }
                case Change.Replace r -> {
                    if (r.origin() == Origin.OVERRIDE) {
                        replace(r, people);
                    }
                }
                case Change.Remove remove -> {
                    if (remove.role() == null || remove.role().equals(role)) {
                        people.removeIf(p -> p.name().equals(remove.person()));
                    }
                }
                case Change.Absence _, Change.Temporary _ -> {}
            }
        }

        private boolean covers(Change change, Instant at) {
            return !change.start().isAfter(at) && change.end().isAfter(at);
        }

        private boolean isOfRole(@Nullable String wanted) {
            return wanted == null ? first : wanted.equals(role);
        }

        /// Of those that have somebody, the highest; in the order of the layers.
        private List<Person> ofLayers(Iterable<Placed> active) {
            int highest = Integer.MIN_VALUE;
            for (Placed placed : active) {
                if (!placed.shift.people().isEmpty()) {
                    highest = Math.max(highest, placed.layer.priority());
                }
            }
            List<Person> people = new ArrayList<>();
            for (Layer layer : schedule.layers()) {
                for (Placed placed : active) {
                    if (placed.layer == layer && layer.priority() == highest) {
                        for (String name : placed.shift.people()) {
                            put(new Person(name, layer.name(), Origin.ROTATION, ""), people);
                        }
                    }
                }
            }
            return people;
        }

        /// A person has a duty once.
        private void put(Person person, List<Person> people) {
            if (people.stream().noneMatch(p -> p.name().equals(person.name()))) {
                people.add(person);
            }
        }

        private void replace(Change.Replace replace, List<Person> people) {
            boolean everybody = replace.person() == null;
            boolean everyRole = replace.role() == null && !everybody;
            if (!everyRole && !isOfRole(replace.role())) {
                return;
            }
            List<Person> before = List.copyOf(people);
            people.clear();
            for (Person person : before) {
                if (everybody || person.name().equals(replace.person())) {
                    put(
                            new Person(
                                    replace.by(), person.layer(), replace.origin(), person.name()),
                            people);
                } else {
                    put(person, people);
                }
            }
            if (everybody && before.isEmpty()) {
                put(new Person(replace.by(), "", replace.origin(), ""), people);
            }
        }
    }
}
