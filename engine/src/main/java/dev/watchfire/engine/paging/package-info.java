// SPDX-License-Identifier: Apache-2.0
/// Paging: who is asked about what, in which order, by which means, until somebody answers.
@org.jspecify.annotations.NullMarked
package dev.watchfire.engine.paging;
