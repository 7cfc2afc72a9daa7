// SPDX-License-Identifier: Apache-2.0
/// Web push: RFC 8030, 8188, 8291 and 8292.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.push;
