// SPDX-License-Identifier: Apache-2.0
/// Reads the command line. Ours, because the JVM cannot keep the usual libraries in its start-up
/// cache and half of each start went into them.
@org.jspecify.annotations.NullMarked
package dev.watchfire.app.arguments;
