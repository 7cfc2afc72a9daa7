// SPDX-License-Identifier: Apache-2.0
/// Message cards to Microsoft Teams' connectors.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.msteams;
