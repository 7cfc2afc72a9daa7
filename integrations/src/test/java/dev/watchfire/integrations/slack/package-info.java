// SPDX-License-Identifier: Apache-2.0
/// Tests of slack.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.slack;
