// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.calendar;

import biweekly.component.VEvent;
import biweekly.property.Attendee;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Events say who is on call: the summary names people, with commas between them, or else the
/// attendees are they.
final class Duties implements Meaning {
    private final Naming naming;

    Duties(Naming naming) {
        this.naming = naming;
    }

    @Override
    public @Nullable List<String> people(VEvent event, boolean wholeDays) {
        Set<String> people = new LinkedHashSet<>();
        // Our own calendars have the schedule behind a dot.
        String names = IcalReader.summary(event).split(" · ", 2)[0];
        boolean all = true;
        for (String part : names.split("[,;]", -1)) {
            String person = part.isBlank() ? null : naming.person(part.strip());
            if (person == null) {
                all = false;
            } else {
                people.add(person);
            }
        }
        // Half a list of names is a list of names with a mistake in it: those who are meant have
        // duty.
        if (all || !people.isEmpty()) {
            return new ArrayList<>(people);
        }
        for (Attendee attendee : event.getAttendees()) {
            String person = person(attendee);
            if (person != null) {
                people.add(person);
            }
        }
        return people.isEmpty() ? null : new ArrayList<>(people);
    }

    private @Nullable String person(Attendee attendee) {
        String mail = attendee.getEmail();
        String person = mail == null ? null : naming.person(mail.strip());
        String name = attendee.getCommonName();
        return person == null && name != null ? naming.person(name.strip()) : person;
    }

    @Override
    public boolean showsUnmatched() {
        return true;
    }
}
