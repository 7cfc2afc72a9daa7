// SPDX-License-Identifier: Apache-2.0
/// Which configuration runs: the file and the newest version of what the console edits, together.
@NullMarked
package dev.watchfire.versions;

import org.jspecify.annotations.NullMarked;
