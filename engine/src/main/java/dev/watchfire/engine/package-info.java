// SPDX-License-Identifier: Apache-2.0
/// The pure core.
@org.jspecify.annotations.NullMarked
package dev.watchfire.engine;
