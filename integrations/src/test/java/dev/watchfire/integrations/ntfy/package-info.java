// SPDX-License-Identifier: Apache-2.0
/// Tests of ntfy.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.ntfy;
