// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import dev.watchfire.engine.configuration.Secret;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is on call, as somebody planned it.
///
/// @param zone in which it is shown, and of layers that name none
/// @param team whose people may change it, or null for everybody's
/// @param holidays names of the calendars whose days count as holidays
public record Schedule(
        String name,
        ZoneId zone,
        List<Layer> layers,
        @Nullable String team,
        List<String> holidays,
        Reminders reminders) {
    public Schedule {
        layers = List.copyOf(layers);
        holidays = List.copyOf(holidays);
    }

    /// Of no team, without holidays, with the usual reminders.
    public Schedule(String name, ZoneId zone, List<Layer> layers) {
        this(name, zone, layers, null, List.of(), Reminders.USUAL);
    }

    /// In the order of the layers.
    public Set<String> roles() {
        Set<String> roles = new LinkedHashSet<>();
        layers.forEach(layer -> roles.add(layer.role()));
        return roles;
    }

    /// As if everybody were there from the first day to the last.
    public Schedule withoutDates() {
        return new Schedule(
                name,
                zone,
                layers.stream().map(Layer::withoutDates).toList(),
                team,
                holidays,
                reminders);
    }

    /// With the calendars of another one's layers in the place of those that are hidden.
    public Schedule withCalendarsOf(Schedule known) {
        List<Layer> shown = new ArrayList<>();
        for (Layer layer : layers) {
            Layer same =
                    known.layers.stream()
                            .filter(l -> l.name().equals(layer.name()))
                            .findFirst()
                            .orElse(layer);
            Subscription own = layer.calendar();
            Subscription other = same.calendar();
            boolean hidden = own != null && own.url().reveal().equals(Secret.HIDDEN);
            shown.add(hidden && other != null ? layer.plannedBy(other) : layer);
        }
        return new Schedule(name, zone, shown, team, holidays, reminders);
    }

    /// The role that is meant where none is named.
    public String firstRole() {
        return layers.isEmpty() ? Layer.PRIMARY : layers.getFirst().role();
    }

    /// Everybody who has a turn, in the order of the layers.
    public Set<String> people() {
        Set<String> people = new LinkedHashSet<>();
        for (Layer layer : layers) {
            for (Turn turn : layer.rotation().turns()) {
                turn.members().forEach(member -> people.add(member.person()));
            }
        }
        return people;
    }
}
