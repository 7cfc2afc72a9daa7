// SPDX-License-Identifier: Apache-2.0
/// Messages to Slack, over an incoming webhook or as an app.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.slack;
