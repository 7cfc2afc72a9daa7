// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.HttpSettings.Authorization;
import dev.watchfire.engine.configuration.HttpSettings.BasicAuth;
import dev.watchfire.engine.configuration.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The header fields that `http_config` adds to a request for the host it was written for.
///
/// @param authorization null for none
/// @param headers name and value, in order; a name may come more than once
record Credentials(@Nullable String authorization, List<Map.Entry<String, String>> headers) {
    static final Credentials NONE = new Credentials(null, List.of());

    /// Reads the files that hold them, anew for each request.
    ///
    /// @param token an OAuth2 token type and value, or null; it wins, as it does in Alertmanager
    static Credentials read(
            HttpSettings settings, Target target, @Nullable String token, Masker masker)
            throws IOException {
        String authorization = token;
        if (authorization == null && settings.basicAuth() != null) {
            authorization = basic(settings.basicAuth(), masker);
        }
        if (authorization == null && settings.authorization() != null) {
            authorization = authorization(settings.authorization(), masker);
        }
        if (authorization == null && target.userInfo() != null) {
            String userInfo = target.userInfo();
            authorization = basic(userInfo.contains(":") ? userInfo : userInfo + ":", masker);
        }
        return new Credentials(authorization, headers(settings.headers(), masker));
    }

    private static String basic(BasicAuth auth, Masker masker) throws IOException {
        String user =
                auth.usernameFile() == null
                        ? auth.username()
                        : SecretFile.value("username_file", auth.usernameFile());
        String password = secret(auth.password(), "password_file", auth.passwordFile());
        return basic(user + ":" + password, masker);
    }

    private static String basic(String userAndPassword, Masker masker) {
        masker.addCredentials(userAndPassword);
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
    }

    private static String authorization(Authorization authorization, Masker masker)
            throws IOException {
        String credentials =
                secret(
                        authorization.credentials(),
                        "credentials_file",
                        authorization.credentialsFile());
        masker.add(credentials);
        return authorization.type() + " " + credentials;
    }

    static String secret(@Nullable Secret inline, String what, @Nullable String file)
            throws IOException {
        if (inline != null) {
            return inline.reveal();
        }
        return file == null ? "" : SecretFile.value(what, file);
    }

    private static List<Map.Entry<String, String>> headers(
            Map<String, HttpSettings.Header> configured, Masker masker) throws IOException {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (Map.Entry<String, HttpSettings.Header> entry : configured.entrySet()) {
            String name = entry.getKey();
            for (String value : entry.getValue().values()) {
                headers.add(Map.entry(name, value));
            }
            for (Secret secret : entry.getValue().secrets()) {
                masker.add(secret.reveal());
                headers.add(Map.entry(name, secret.reveal()));
            }
            for (String file : entry.getValue().files()) {
                String value = SecretFile.value("http_headers file", file);
                masker.add(value);
                headers.add(Map.entry(name, value));
            }
        }
        return headers;
    }
}
