// SPDX-License-Identifier: Apache-2.0
/// The notification log: what each receiver was last told about a group.
@org.jspecify.annotations.NullMarked
package dev.watchfire.engine.notification;
