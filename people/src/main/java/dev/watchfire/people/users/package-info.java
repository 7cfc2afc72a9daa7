// SPDX-License-Identifier: Apache-2.0
/// People who may sign in.
@NullMarked
package dev.watchfire.people.users;

import org.jspecify.annotations.NullMarked;
