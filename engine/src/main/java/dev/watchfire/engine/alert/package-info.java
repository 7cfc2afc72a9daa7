// SPDX-License-Identifier: Apache-2.0
/// Alerts: what a source says is wrong, its identity and its merge rules.
@org.jspecify.annotations.NullMarked
package dev.watchfire.engine.alert;
