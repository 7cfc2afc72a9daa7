// SPDX-License-Identifier: Apache-2.0
/// Calendars elsewhere: fetching them, reading them, and keeping what they said.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.calendar;
