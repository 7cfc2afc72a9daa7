// SPDX-License-Identifier: Apache-2.0
/// Who is on call for programs that cannot sign in: calendars, and a page for frames.
@org.jspecify.annotations.NullMarked
package dev.watchfire.web.calendar;
