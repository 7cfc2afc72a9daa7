// SPDX-License-Identifier: Apache-2.0
/// ntfy's push messages.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.ntfy;
