// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.service;

import dev.watchfire.engine.calendar.BusinessHours;
import dev.watchfire.engine.calendar.Holidays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a configuration says about those who look after things: who, what and when. Every name that
/// one of them gives for another exists, and names of one kind are unique.
public record Organization(
        List<Team> teams,
        Services services,
        List<BusinessHours> businessHours,
        List<Holidays> holidays) {
    public static final Organization NONE =
            new Organization(List.of(), Services.NONE, List.of(), List.of());

    public Organization {
        teams = List.copyOf(teams);
        businessHours = List.copyOf(businessHours);
        holidays = List.copyOf(holidays);
    }

    public @Nullable Team team(String name) {
        return find(teams, Team::name, name);
    }

    public @Nullable BusinessHours businessHours(String name) {
        return find(businessHours, BusinessHours::name, name);
    }

    public @Nullable Holidays holidays(String name) {
        return find(holidays, Holidays::name, name);
    }

    private static <T> @Nullable T find(List<T> list, Function<T, String> nameOf, String name) {
        for (T each : list) {
            if (nameOf.apply(each).equals(name)) {
                return each;
            }
        }
        return null;
    }
}
