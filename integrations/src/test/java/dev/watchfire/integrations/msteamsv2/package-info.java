// SPDX-License-Identifier: Apache-2.0
/// Tests of msteamsv2.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.msteamsv2;
