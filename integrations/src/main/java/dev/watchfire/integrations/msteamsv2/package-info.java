// SPDX-License-Identifier: Apache-2.0
/// Adaptive cards to Microsoft Teams' workflows.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.msteamsv2;
