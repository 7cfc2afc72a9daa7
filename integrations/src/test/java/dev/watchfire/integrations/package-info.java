// SPDX-License-Identifier: Apache-2.0
/// Tests of the dispatcher and the message.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations;
