// SPDX-License-Identifier: Apache-2.0
/// Outgoing HTTP against servers that behave badly.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.http;
