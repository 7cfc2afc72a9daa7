// SPDX-License-Identifier: Apache-2.0
/// The receiver types of Alertmanager 0.34, one small table each.
@org.jspecify.annotations.NullMarked
package dev.watchfire.config.receiver;
