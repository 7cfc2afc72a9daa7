// SPDX-License-Identifier: Apache-2.0
/// Who is signed in, and how often somebody may try.
@NullMarked
package dev.watchfire.people.sessions;

import org.jspecify.annotations.NullMarked;
