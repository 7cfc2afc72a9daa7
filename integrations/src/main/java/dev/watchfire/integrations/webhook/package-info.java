// SPDX-License-Identifier: Apache-2.0
/// Alertmanager's webhook, version 4 of its message.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.webhook;
