// SPDX-License-Identifier: Apache-2.0
/// Messages to Webex rooms.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.webex;
