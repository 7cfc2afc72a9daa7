// SPDX-License-Identifier: Apache-2.0
/// Random secrets, their hashes, and secrets at rest.
@NullMarked
package dev.watchfire.people.secrets;

import org.jspecify.annotations.NullMarked;
