// SPDX-License-Identifier: Apache-2.0
/// Roles, permissions and who asks.
@NullMarked
package dev.watchfire.people.access;

import org.jspecify.annotations.NullMarked;
