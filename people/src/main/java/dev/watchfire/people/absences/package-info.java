// SPDX-License-Identifier: Apache-2.0
/// Whose own calendar says when they are away.
@org.jspecify.annotations.NullMarked
package dev.watchfire.people.absences;
