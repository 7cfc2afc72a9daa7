// SPDX-License-Identifier: Apache-2.0
/// Keys with which sources bring alerts.
@NullMarked
package dev.watchfire.people.keys;

import org.jspecify.annotations.NullMarked;
