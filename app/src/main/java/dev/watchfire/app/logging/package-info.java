// SPDX-License-Identifier: Apache-2.0
/// Log lines in logfmt or JSON, set up in code: scanning for a configuration file costs start-up
/// time.
@org.jspecify.annotations.NullMarked
package dev.watchfire.app.logging;
