// SPDX-License-Identifier: Apache-2.0
/// Links that work once.
@NullMarked
package dev.watchfire.people.links;

import org.jspecify.annotations.NullMarked;
