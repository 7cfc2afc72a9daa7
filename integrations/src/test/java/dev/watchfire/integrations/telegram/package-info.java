// SPDX-License-Identifier: Apache-2.0
/// Tests of telegram.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.telegram;
