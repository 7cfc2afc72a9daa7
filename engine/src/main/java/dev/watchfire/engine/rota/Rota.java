// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.rota;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.oncall.Calendars;
import dev.watchfire.engine.oncall.Change;
import dev.watchfire.engine.oncall.OnCall;
import dev.watchfire.engine.oncall.Schedule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that people changed about schedules and calendars say, at one instant: made once, asked for
/// many.
public final class Rota {
    private final Map<String, List<ShiftOverride>> overrides = new HashMap<>();
    private final Map<String, List<ShiftRequest>> requests = new HashMap<>();
    private final List<Absence> absences = new ArrayList<>();
    private final Calendars calendars;

    /// In any order; what was made later comes over what was made earlier.
    ///
    /// @param calendars what layers say that calendars plan
    public Rota(
            List<ShiftOverride> overrides,
            List<Absence> absences,
            List<ShiftRequest> requests,
            Calendars calendars) {
        this.calendars = calendars;
        overrides.forEach(o -> of(o.schedule(), this.overrides).add(o));
        requests.forEach(r -> of(r.schedule(), this.requests).add(r));
        this.absences.addAll(absences);
        this.overrides.values().forEach(l -> l.sort(Comparator.comparingLong(ShiftOverride::id)));
        this.requests.values().forEach(l -> l.sort(Comparator.comparingLong(ShiftRequest::id)));
        this.absences.sort(Comparator.comparingLong(Absence::id));
    }

    public static Rota of(Image image) {
        List<ShiftOverride> overrides = new ArrayList<>();
        List<Absence> absences = new ArrayList<>();
        List<ShiftRequest> requests = new ArrayList<>();
        image.overrides().forEach(overrides::add);
        image.absences().forEach(absences::add);
        image.shiftRequests().forEach(requests::add);
        return new Rota(overrides, absences, requests, image.calendarEvents());
    }

    private static <T> List<T> of(String schedule, Map<String, List<T>> map) {
        return map.computeIfAbsent(schedule, _ -> new ArrayList<>());
    }

    public List<ShiftOverride> overrides(String schedule) {
        return List.copyOf(overrides.getOrDefault(schedule, List.of()));
    }

    public List<ShiftRequest> requests(String schedule) {
        return List.copyOf(requests.getOrDefault(schedule, List.of()));
    }

    public List<Absence> absences() {
        return List.copyOf(absences);
    }

    /// The calculator of a schedule, with all that was changed.
    public OnCall onCall(Schedule schedule) {
        return new OnCall(schedule, changes(schedule, null), calendars);
    }

    /// The calculator as if everybody with dates were there and nothing had been changed.
    public OnCall planned(Schedule schedule) {
        return new OnCall(schedule.withoutDates(), List.of(), calendars);
    }

    /// The calculator as if nobody were away, nor one request ever made.
    public OnCall withoutAbsences(Schedule schedule, @Nullable ShiftRequest request) {
        List<Change> changes = new ArrayList<>(changes(schedule, request));
        changes.removeIf(change -> change instanceof Change.Absence);
        return new OnCall(schedule, changes, calendars);
    }

    private List<Change> changes(Schedule schedule, @Nullable ShiftRequest butFor) {
        List<Change> changes = new ArrayList<>();
        for (ShiftRequest request : requests.getOrDefault(schedule.name(), List.of())) {
            if (butFor == null || request.id() != butFor.id()) {
                changes.addAll(request.changes());
            }
        }
        absences.forEach(a -> changes.add(a.change()));
        overrides.getOrDefault(schedule.name(), List.of()).forEach(o -> changes.add(o.change()));
        return changes;
    }
}
