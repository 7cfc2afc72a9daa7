// SPDX-License-Identifier: Apache-2.0
/// Messages to Mattermost's incoming webhooks.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.mattermost;
