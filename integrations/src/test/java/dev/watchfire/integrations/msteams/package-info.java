// SPDX-License-Identifier: Apache-2.0
/// Tests of msteams.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.msteams;
