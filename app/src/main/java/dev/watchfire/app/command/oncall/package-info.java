// SPDX-License-Identifier: Apache-2.0
/// What `oncall`, `schedule`, `absence` and `holidays` do.
@org.jspecify.annotations.NullMarked
package dev.watchfire.app.command.oncall;
