// SPDX-License-Identifier: Apache-2.0
/// The program: where everything is wired, and its command line.
@org.jspecify.annotations.NullMarked
package dev.watchfire.app;
