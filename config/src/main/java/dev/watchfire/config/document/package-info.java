// SPDX-License-Identifier: Apache-2.0
/// A configuration as text that people edit: what is secret in it, what it is made of, and whose it
/// is.
@org.jspecify.annotations.NullMarked
package dev.watchfire.config.document;
