// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.oidc;

import dev.watchfire.engine.configuration.HttpSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How providers are reached. Answers are bounded, link-local and metadata addresses are out of
/// reach, and secrets are in no message.
public interface ProviderHttp {
    /// @param body "" for none
    /// @param secrets what must not appear in a message
    record Request(
            String method,
            String url,
            Map<String, String> headers,
            String body,
            Duration timeout,
            List<String> secrets) {
        public Request {
            headers = Map.copyOf(headers);
            secrets = List.copyOf(secrets);
        }
    }

    /// @param body cut where it was too long
    record Answer(int status, String body) {}

    /// @throws IOException where there was no answer, with why
    Answer send(Request request, HttpSettings settings) throws IOException;

    /// The content of a small file that the configuration names, read anew.
    ///
    /// @param key of the configuration, for the message
    String secret(String key, String file) throws IOException;
}
