// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.http;

import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Value;
import dev.watchfire.config.schema.Value.Items;
import dev.watchfire.config.yaml.YamlNode;
import dev.watchfire.config.yaml.YamlValues;
import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.HttpSettings.Assertion;
import dev.watchfire.engine.configuration.HttpSettings.Authorization;
import dev.watchfire.engine.configuration.HttpSettings.BasicAuth;
import dev.watchfire.engine.configuration.HttpSettings.Header;
import dev.watchfire.engine.configuration.HttpSettings.OAuth2;
import dev.watchfire.engine.configuration.HttpSettings.Proxy;
import dev.watchfire.engine.configuration.HttpSettings.TlsSettings;
import dev.watchfire.engine.configuration.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns a checked `http_config` into the engine's settings.
public final class HttpSettingsReader {
    private HttpSettingsReader() {}

    /// @param http null for Alertmanager's defaults
    public static HttpSettings read(@Nullable Section http) {
        if (http == null) {
            return HttpSettings.DEFAULT;
        }
        return new HttpSettings(
                basicAuth(http.section("basic_auth")),
                authorization(http),
                oauth2(http.section("oauth2")),
                tls(http.section("tls_config")),
                proxy(http),
                http.flag("follow_redirects"),
                http.flag("enable_http2"),
                headers(http, "http_headers"));
    }

    private static @Nullable Secret secret(Section section, String key) {
        String text = section.textOrNull(key);
        return text == null ? null : new Secret(text);
    }

    private static @Nullable BasicAuth basicAuth(@Nullable Section basic) {
        return basic == null
                ? null
                : new BasicAuth(
                        basic.text("username"),
                        basic.textOrNull("username_file"),
                        secret(basic, "password"),
                        basic.textOrNull("password_file"));
    }

    /// `bearer_token` is the older spelling of `authorization` with the type Bearer.
    private static @Nullable Authorization authorization(Section http) {
        Section given = http.section("authorization");
        if (given != null) {
            String type = given.text("type").strip();
            return new Authorization(
                    type.isEmpty() ? "Bearer" : type,
                    secret(given, "credentials"),
                    given.textOrNull("credentials_file"));
        }
        return HttpSchemas.hasAuthorization(http)
                ? new Authorization(
                        "Bearer",
                        secret(http, "bearer_token"),
                        http.textOrNull("bearer_token_file"))
                : null;
    }

    private static @Nullable OAuth2 oauth2(@Nullable Section oauth2) {
        return oauth2 == null
                ? null
                : new OAuth2(
                        oauth2.text("client_id"),
                        secret(oauth2, "client_secret"),
                        oauth2.textOrNull("client_secret_file"),
                        oauth2.texts("scopes"),
                        oauth2.text("token_url"),
                        oauth2.textMap("endpoint_params"),
                        tls(oauth2.section("tls_config")),
                        proxy(oauth2),
                        oauth2.text("grant_type").equals(HttpSchemas.JWT_GRANT)
                                ? assertion(oauth2)
                                : null);
    }

    private static Assertion assertion(Section oauth2) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        for (Value.Entry claim : oauth2.entries("claims")) {
            if (claim.value() instanceof Value.Raw(YamlNode node)) {
                claims.put(claim.key(), YamlValues.tree(node));
            }
        }
        String algorithm = oauth2.textOrNull("signature_algorithm");
        return new Assertion(
                secret(oauth2, "client_certificate_key"),
                oauth2.textOrNull("client_certificate_key_file"),
                oauth2.textOrNull("client_certificate_key_id"),
                algorithm == null ? Assertion.DEFAULT_ALGORITHM : algorithm,
                oauth2.textOrNull("iss"),
                oauth2.textOrNull("audience"),
                claims);
    }

    public static TlsSettings tls(@Nullable Section tls) {
        return tls == null
                ? TlsSettings.DEFAULT
                : new TlsSettings(
                        tls.textOrNull("ca"),
                        tls.textOrNull("ca_file"),
                        tls.textOrNull("cert"),
                        tls.textOrNull("cert_file"),
                        secret(tls, "key"),
                        tls.textOrNull("key_file"),
                        tls.textOrNull("server_name"),
                        tls.flag("insecure_skip_verify"),
                        tls.textOrNull("min_version"),
                        tls.textOrNull("max_version"));
    }

    private static Proxy proxy(Section section) {
        Map<String, List<Secret>> connectHeaders = new LinkedHashMap<>();
        for (Value.Entry header : section.entries("proxy_connect_header")) {
            if (header.value() instanceof Items items) {
                connectHeaders.put(
                        header.key(),
                        Section.singles(items).stream().map(s -> new Secret(s.text())).toList());
            }
        }
        return new Proxy(
                secret(section, "proxy_url"),
                section.text("no_proxy"),
                section.flag("proxy_from_environment"),
                connectHeaders);
    }

    public static Map<String, Header> headers(Section section, String key) {
        Map<String, Header> headers = new LinkedHashMap<>();
        for (Value.Entry entry : section.entries(key)) {
            if (entry.value() instanceof Section header) {
                headers.put(
                        entry.key(),
                        new Header(
                                header.texts("values"),
                                header.texts("secrets").stream().map(Secret::new).toList(),
                                header.texts("files")));
            }
        }
        return headers;
    }
}
