// SPDX-License-Identifier: Apache-2.0
/// Matchers: one condition on one label, and the three syntaxes they are written in.
@org.jspecify.annotations.NullMarked
package dev.watchfire.engine.matcher;
