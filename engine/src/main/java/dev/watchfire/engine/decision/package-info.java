// SPDX-License-Identifier: Apache-2.0
/// The one place where state changes: the engine, its recorder, its tables and what is derived from
/// them.
@org.jspecify.annotations.NullMarked
package dev.watchfire.engine.decision;
