// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.http;

/// Answers the requests of one route, on a virtual thread that may block.
@FunctionalInterface
public interface Endpoint {
    Answer answer(Exchange exchange) throws Refusal;
}
