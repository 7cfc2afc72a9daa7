// SPDX-License-Identifier: Apache-2.0
/// Tests of incident.io.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.incidentio;
