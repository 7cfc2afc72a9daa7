// SPDX-License-Identifier: Apache-2.0
/// Pushover's message API.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.pushover;
