// SPDX-License-Identifier: Apache-2.0
/// Text messages by providers over HTTP and SMPP.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.sms;
