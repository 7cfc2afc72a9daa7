// SPDX-License-Identifier: Apache-2.0
/// What many open pages cost.
@org.jspecify.annotations.NullMarked
package dev.watchfire.bench.paging;
