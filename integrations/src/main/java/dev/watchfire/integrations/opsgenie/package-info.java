// SPDX-License-Identifier: Apache-2.0
/// Opsgenie's alert API.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.opsgenie;
