// SPDX-License-Identifier: Apache-2.0
/// Rules for passwords, and their hashes.
@NullMarked
package dev.watchfire.people.passwords;

import org.jspecify.annotations.NullMarked;
