// SPDX-License-Identifier: Apache-2.0
/// Who changed what, when and from where.
@NullMarked
package dev.watchfire.people.audit;

import org.jspecify.annotations.NullMarked;
