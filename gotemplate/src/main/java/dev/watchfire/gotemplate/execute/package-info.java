// SPDX-License-Identifier: Apache-2.0
/// Evaluates a syntax tree, with Go's built-in functions.
@org.jspecify.annotations.NullMarked
package dev.watchfire.gotemplate.execute;
