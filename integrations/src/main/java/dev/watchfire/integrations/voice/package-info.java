// SPDX-License-Identifier: Apache-2.0
/// Telephone calls.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.voice;
