// SPDX-License-Identifier: Apache-2.0
/// What `alert` and `silence` do.
@org.jspecify.annotations.NullMarked
package dev.watchfire.app.command.alert;
