// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.http;

import java.util.concurrent.CompletionStage;

/// What answers the requests of one route.
public sealed interface Endpoint {
    /// Answers on a virtual thread, which may block.
    @FunctionalInterface
    non-sealed interface Patient extends Endpoint {
        Answer answer(Exchange exchange) throws Refusal;
    }

    /// Answers without ever blocking once the body is there, on whatever thread read it: for the
    /// few requests that come by the thousand, where changing threads costs more than the work. The
    /// answer has a short body or none.
    @FunctionalInterface
    non-sealed interface Prompt extends Endpoint {
        /// @return may fail with a {@link Refusal}
        CompletionStage<Answer> answer(Exchange exchange) throws Refusal;
    }
}
