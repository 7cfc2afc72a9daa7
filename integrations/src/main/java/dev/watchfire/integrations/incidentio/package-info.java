// SPDX-License-Identifier: Apache-2.0
/// incident.io's HTTP alert sources.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.incidentio;
