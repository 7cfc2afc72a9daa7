// SPDX-License-Identifier: Apache-2.0
/// Tokens of people and of services.
@NullMarked
package dev.watchfire.people.tokens;

import org.jspecify.annotations.NullMarked;
