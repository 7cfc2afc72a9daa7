// SPDX-License-Identifier: Apache-2.0
/// People, teams, what they sign in with, and who did what.
@NullMarked
package dev.watchfire.people;

import org.jspecify.annotations.NullMarked;
