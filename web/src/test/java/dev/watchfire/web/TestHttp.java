// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web;

import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.web.oidc.ProviderHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Asks providers as they are, without limits.
public final class TestHttp implements ProviderHttp {
    /// Whom to ask in the place of whom, by the beginnings of addresses.
    public final Map<String, String> instead = new ConcurrentHashMap<>();

    @Override
    public Answer send(Request request, HttpSettings settings) throws IOException {
        String url = request.url();
        for (Map.Entry<String, String> entry : instead.entrySet()) {
            url = url.replace(entry.getKey(), entry.getValue());
        }
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(request.timeout())
                        .method(
                                request.method(),
                                HttpRequest.BodyPublishers.ofString(request.body()));
        request.headers().forEach(builder::header);
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> response =
                    client.send(builder.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public String secret(String key, String file) throws IOException {
        throw new IOException(key + " " + file + " does not exist");
    }
}
