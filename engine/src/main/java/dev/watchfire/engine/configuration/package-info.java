// SPDX-License-Identifier: Apache-2.0
/// The configuration model: what a checked configuration means, with every default and inheritance
/// resolved.
@org.jspecify.annotations.NullMarked
package dev.watchfire.engine.configuration;
