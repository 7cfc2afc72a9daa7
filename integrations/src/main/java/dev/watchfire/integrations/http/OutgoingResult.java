// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

/// What became of a request. Texts are for people, bounded, and hold none of the secrets that were
/// used.
public sealed interface OutgoingResult {
    /// The destination answered; what its status means is the integration's business.
    ///
    /// @param excerpt the beginning of the body, for people; "" for a success whose body was not
    ///   read
    /// @param retryAfterMs what `Retry-After` asks for, or 0
    /// @param body as it came, for programs, where the request asked for it; may hold secrets
    /// @param tag its header `ETag`, empty for none
    /// @param modified its header `Last-Modified`, empty for none
    /// @param cutOff whether the body went on
    record Answered(
            int status,
            String excerpt,
            long retryAfterMs,
            String body,
            String tag,
            String modified,
            boolean cutOff)
            implements OutgoingResult {
        /// Whole, and without anything to ask again by.
        public Answered(int status, String excerpt, long retryAfterMs, String body) {
            this(status, excerpt, retryAfterMs, body, "", "", false);
        }

        /// Without a body.
        public Answered(int status, String excerpt, long retryAfterMs) {
            this(status, excerpt, retryAfterMs, "");
        }

        public boolean isSuccess() {
            return status / 100 == 2;
        }
    }

    /// The destination cannot have seen the whole request.
    record NotSent(String reason) implements OutgoingResult {}

    /// The request went out and no answer came back.
    record PerhapsSent(String reason) implements OutgoingResult {}

    /// It will never be sent as it is: the URL is wrong or leads where nothing may be sent.
    record Refused(String reason) implements OutgoingResult {}
}
