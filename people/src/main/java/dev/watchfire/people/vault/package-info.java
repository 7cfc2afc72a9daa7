// SPDX-License-Identifier: Apache-2.0
/// Secrets that must be read again, such as a webhook's address, under a key kept elsewhere.
@NullMarked
package dev.watchfire.people.vault;

import org.jspecify.annotations.NullMarked;
