// SPDX-License-Identifier: Apache-2.0
/// The command line: what each word after `watchfire` does.
@org.jspecify.annotations.NullMarked
package dev.watchfire.app.command;
