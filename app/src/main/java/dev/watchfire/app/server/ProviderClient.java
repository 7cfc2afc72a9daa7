// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.app.BuildInfo;
import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.integrations.http.Outgoing;
import dev.watchfire.integrations.http.OutgoingRequest;
import dev.watchfire.integrations.http.OutgoingResult;
import dev.watchfire.integrations.http.Reach;
import dev.watchfire.integrations.http.SecretFile;
import dev.watchfire.web.oidc.ProviderHttp;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// Asks those through whom people sign in, with the client of the integrations and under its rules:
/// whoever writes the configuration may name private addresses.
record ProviderClient(Outgoing outgoing) implements ProviderHttp {
    @Override
    public Answer send(Request request, HttpSettings settings) throws IOException {
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.put("User-Agent", "Watchfire/" + BuildInfo.load().version());
        OutgoingResult result =
                outgoing.send(
                        new OutgoingRequest(
                                request.method(),
                                request.url(),
                                headers,
                                request.body(),
                                request.timeout(),
                                request.secrets(),
                                true,
                                Reach.ANYWHERE),
                        settings);
        return switch (result) {
            case OutgoingResult.Answered answered ->
                    new Answer(
                            answered.status(),
                            answered.isSuccess() ? answered.body() : answered.excerpt());
            case OutgoingResult.NotSent(String reason) -> throw new IOException(reason);
            case OutgoingResult.PerhapsSent(String reason) -> throw new IOException(reason);
            case OutgoingResult.Refused(String reason) -> throw new IOException(reason);
        };
    }

    @Override
    public String secret(String key, String file) throws IOException {
        return SecretFile.value(key, file);
    }
}
