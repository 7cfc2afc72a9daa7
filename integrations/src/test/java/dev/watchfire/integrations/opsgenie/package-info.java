// SPDX-License-Identifier: Apache-2.0
/// Tests of Opsgenie.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.opsgenie;
