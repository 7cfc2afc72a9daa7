// SPDX-License-Identifier: Apache-2.0
/// Spans of what the server does, exported by the OpenTelemetry protocol (OTLP).
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.tracing;
