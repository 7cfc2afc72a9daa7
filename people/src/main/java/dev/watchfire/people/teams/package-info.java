// SPDX-License-Identifier: Apache-2.0
/// Teams and their members.
@NullMarked
package dev.watchfire.people.teams;

import org.jspecify.annotations.NullMarked;
