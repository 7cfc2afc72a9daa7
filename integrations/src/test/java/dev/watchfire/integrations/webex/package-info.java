// SPDX-License-Identifier: Apache-2.0
/// Tests of webex.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.webex;
