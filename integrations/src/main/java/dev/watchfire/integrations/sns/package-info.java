// SPDX-License-Identifier: Apache-2.0
/// Amazon SNS, with requests signed the way AWS wants them.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.sns;
