// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.calendar;

/// What was fetched is no calendar that can be used; the message says why and what to do.
public final class NoCalendar extends Exception {
    private static final long serialVersionUID = 1L;

    NoCalendar(String message) {
        super(message);
    }
}
