// SPDX-License-Identifier: Apache-2.0
/// Tests of the webhook.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.webhook;
