// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.client;

import dev.watchfire.app.arguments.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Talks to a server's HTTP API. What goes wrong is a {@link Failure} that says what was asked and
/// what the server or the network answered.
public final class ApiClient {
    public static final JsonMapper JSON = JsonMapper.shared();

    /// Characters of an error body that are shown where it is no error of ours.
    private static final int SHOWN_BODY_LENGTH = 500;

    private final String base;
    private final @Nullable String authorization;
    private final Duration timeout;
    private final HttpClient http;

    public ApiClient(URI url, @Nullable String token, Duration timeout, @Nullable Path caFile) {
        if (url.getScheme() == null || url.getHost() == null) {
            throw new Failure(
                    "'" + url + "' is no URL of a server: write for example http://127.0.0.1:9093");
        }
        String user = url.getRawUserInfo();
        String text = url.toString().replaceFirst("/+$", "");
        this.base = user == null ? text : text.replace(user + "@", "");
        this.authorization = authorization(url.getUserInfo(), token);
        this.timeout = timeout;
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(timeout);
        if (caFile != null) {
            builder.sslContext(trusting(caFile));
        }
        this.http = builder.build();
    }

    private static @Nullable String authorization(
            @Nullable String userInfo, @Nullable String token) {
        if (userInfo != null) {
            byte[] pair = userInfo.getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        }
        return token == null ? null : "Bearer " + token;
    }

    /// A path with a query.
    public static final class Query {
        private final StringBuilder text;
        private char separator = '?';

        public Query(String path) {
            this.text = new StringBuilder(path);
        }

        public Query with(String name, String value) {
            text.append(separator).append(name).append('=').append(encode(value));
            separator = '&';
            return this;
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public JsonNode get(Object path) {
        return send("GET", path.toString(), null);
    }

    public JsonNode post(String path, JsonNode body) {
        return send("POST", path, body);
    }

    public JsonNode put(String path, JsonNode body) {
        return send("PUT", path, body);
    }

    /// @param tag of what is changed, as it was seen
    public JsonNode put(String path, JsonNode body, String tag) {
        return send("PUT", path, body, tag);
    }

    /// @param tag of what is changed, as it was seen
    public JsonNode post(String path, JsonNode body, String tag) {
        return send("POST", path, body, tag);
    }

    /// @param tag of what is changed, as it was seen
    public JsonNode patch(String path, JsonNode body, String tag) {
        return send("PATCH", path, body, tag);
    }

    public void delete(String path) {
        JsonNode _ = send("DELETE", path, null);
    }

    private JsonNode send(String method, String path, @Nullable JsonNode body) {
        return send(method, path, body, null);
    }

    private JsonNode send(
            String method, String path, @Nullable JsonNode body, @Nullable String tag) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(timeout)
                        .header("Accept", "application/json");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (tag != null) {
            request.header("If-Match", tag);
        }
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
        }
        String what = method + " " + base + path;
        HttpResponse<String> response;
        try {
            response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new Failure(
                    "no server answers at "
                            + base
                            + ": start one, or say where it is with"
                            + " --alertmanager.url",
                    e);
        } catch (HttpTimeoutException e) {
            throw new Failure(what + ": no answer within " + timeout.toMillis() + " ms", e);
        } catch (IOException e) {
            throw new Failure(what + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(what + ": interrupted", e);
        }
        if (response.statusCode() / 100 != 2) {
            throw new Failure(what + ": " + describe(response));
        }
        if (response.body().isBlank()) {
            return JSON.nullNode();
        }
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw new Failure(what + ": the answer is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private String describe(HttpResponse<String> response) {
        int status = response.statusCode();
        String said = message(response.body());
        // A token that was taken, and may not, is not mended by advice on where tokens are.
        if (status == 401 || status == 403 && authorization == null) {
            return status
                    + (said.isEmpty() ? "" : " " + said)
                    + (said.endsWith(".") ? " Give" : ": give")
                    + " a token with --token or WATCHFIRE_TOKEN (the first start printed it;"
                    + " the data folder's file 'token' holds it)";
        }
        return said.isEmpty() ? Integer.toString(status) : status + " " + said;
    }

    /// Alertmanager answers errors as a JSON string or `{code, message}`, our own API with problem
    /// details.
    private static String message(String body) {
        try {
            JsonNode answer = JSON.readTree(body);
            if (answer.isString()) {
                return answer.asString();
            }
            for (String key : List.of("message", "detail", "title")) {
                if (answer.path(key).isString()) {
                    return answer.path(key).asString() + findings(answer.path("problems"));
                }
            }
        } catch (JacksonException _) {
            // A proxy's page, or nothing: shown as it is.
        }
        String text = body.strip();
        return text.length() <= SHOWN_BODY_LENGTH
                ? text
                : text.substring(0, SHOWN_BODY_LENGTH) + "…";
    }

    /// What is wrong with a configuration, one line each.
    public static String findings(JsonNode problems) {
        StringBuilder text = new StringBuilder();
        for (JsonNode problem : problems) {
            String path = problem.path("path").asString("");
            text.append(System.lineSeparator())
                    .append(
                            "  %s:%d:%d: %s%s"
                                    .formatted(
                                            problem.path("source").asString(),
                                            problem.path("line").asInt(),
                                            problem.path("column").asInt(),
                                            path.isEmpty() ? "" : path + ": ",
                                            problem.path("message").asString()));
        }
        return text.toString();
    }

    private static SSLContext trusting(Path caFile) {
        try (InputStream in = Files.newInputStream(caFile)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            List<Certificate> certificates =
                    new ArrayList<>(
                            CertificateFactory.getInstance("X.509").generateCertificates(in));
            for (int i = 0; i < certificates.size(); i++) {
                store.setCertificateEntry("ca-" + i, certificates.get(i));
            }
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new Failure(
                    "cannot use the certificates in " + caFile + ": " + e.getMessage(), e);
        }
    }
}
