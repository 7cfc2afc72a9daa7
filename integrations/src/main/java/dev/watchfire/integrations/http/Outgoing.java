// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import dev.watchfire.engine.configuration.HttpSettings;

/// Where integrations' requests go out.
@FunctionalInterface
public interface Outgoing {
    /// Returns within the request's timeout and a moment.
    OutgoingResult send(OutgoingRequest request, HttpSettings settings);
}
