// SPDX-License-Identifier: Apache-2.0
/// Questions that people keep, for themselves or for everybody.
@org.jspecify.annotations.NullMarked
package dev.watchfire.people.views;
