// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.http;

import org.jspecify.annotations.Nullable;

/// Traces requests. Called on any thread.
@FunctionalInterface
public interface RequestTracer {
    /// In which a request says whose part it is (W3C Trace Context).
    String HEADER = "traceparent";

    /// A request was answered.
    ///
    /// @param route the route's path, or a family's name for what has none
    /// @param nanos how long it took
    /// @param traceparent the header of the request, or null
    void ended(String route, String method, int status, long nanos, @Nullable String traceparent);
}
