// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

/// The span on whose behalf requests are made: they carry it on, so that the destination's spans
/// join the trace (W3C Trace Context).
public final class TraceParent {
    public static final String HEADER = "traceparent";

    /// The header's value; bound while an attempt is made and traced.
    public static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

    private TraceParent() {}
}
