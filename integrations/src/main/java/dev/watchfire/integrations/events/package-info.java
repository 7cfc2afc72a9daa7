// SPDX-License-Identifier: Apache-2.0
/// Alertmanager's event recorder: what happens, told to files, webhooks and the standard output.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.events;
