// SPDX-License-Identifier: Apache-2.0
/// Tests of Pushover.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.pushover;
