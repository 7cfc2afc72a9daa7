// SPDX-License-Identifier: Apache-2.0
/// Tests of rocketchat.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.rocketchat;
