// SPDX-License-Identifier: Apache-2.0
/// Tests of mattermost.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.mattermost;
