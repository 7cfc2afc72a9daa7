// SPDX-License-Identifier: Apache-2.0
/// Who people are at other places that they sign in through.
@NullMarked
package dev.watchfire.people.identities;

import org.jspecify.annotations.NullMarked;
