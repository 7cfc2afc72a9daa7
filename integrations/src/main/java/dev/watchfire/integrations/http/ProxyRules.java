// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.Secret;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which proxy, if any, a request goes through.
///
/// @param http for `http` targets, or null for none
/// @param https for `https` targets, or null for none
/// @param noProxy null where even loopback goes through the proxy: a `proxy_url` without `no_proxy`
record ProxyRules(@Nullable Endpoint http, @Nullable Endpoint https, @Nullable NoProxy noProxy) {
    static final ProxyRules DIRECT = new ProxyRules(null, null, null);

    enum Kind {
        HTTP,
        HTTPS,
        SOCKS5
    }

    /// @param user null where the proxy needs no credentials
    record Endpoint(Kind kind, String host, int port, @Nullable String user, Secret password) {
        private static final int SOCKS_PORT = 1080;

        /// @throws IllegalArgumentException with a message that does not hold the URL
        static Endpoint parse(String url) {
            String lower = url.toLowerCase(Locale.ROOT);
            boolean socks = lower.startsWith("socks5://") || lower.startsWith("socks5h://");
            String asHttp =
                    socks
                            ? "http" + url.substring(url.indexOf("://"))
                            : url.contains("://") ? url : "http://" + url;
            Target target;
            try {
                target = Target.parse(asHttp);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "the proxy's URL cannot be used; it must be http://, https:// or"
                                + " socks5://, a host and a port",
                        e);
            }
            boolean portGiven = !socks || target.port() != 80 || lower.matches(".*:80/?$");
            Kind kind =
                    socks ? Kind.SOCKS5 : target.scheme().equals("https") ? Kind.HTTPS : Kind.HTTP;
            return new Endpoint(
                    kind,
                    target.host(),
                    portGiven ? target.port() : SOCKS_PORT,
                    user(target.userInfo()),
                    password(target.userInfo()));
        }

        private static @Nullable String user(@Nullable String userInfo) {
            if (userInfo == null) {
                return null;
            }
            int colon = userInfo.indexOf(':');
            return colon < 0 ? userInfo : userInfo.substring(0, colon);
        }

        private static Secret password(@Nullable String userInfo) {
            int colon = userInfo == null ? -1 : userInfo.indexOf(':');
            return new Secret(userInfo == null || colon < 0 ? "" : userInfo.substring(colon + 1));
        }
    }

    /// @param environment the process's environment variables
    static ProxyRules of(HttpSettings.Proxy settings, Map<String, String> environment) {
        Secret url = settings.url();
        if (url != null && !url.reveal().isEmpty()) {
            Endpoint proxy = Endpoint.parse(url.reveal());
            return new ProxyRules(
                    proxy,
                    proxy,
                    settings.noProxy().isEmpty() ? null : NoProxy.parse(settings.noProxy()));
        }
        if (settings.fromEnvironment()) {
            String http = variable(environment, "HTTP_PROXY");
            String https = variable(environment, "HTTPS_PROXY");
            return new ProxyRules(
                    http.isEmpty() ? null : Endpoint.parse(http),
                    https.isEmpty() ? null : Endpoint.parse(https),
                    NoProxy.parse(variable(environment, "NO_PROXY")));
        }
        return DIRECT;
    }

    private static String variable(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        return value.isEmpty()
                ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "")
                : value;
    }

    @Nullable Endpoint choose(String scheme, String host, int port) {
        if (noProxy != null && noProxy.matches(host, port)) {
            return null;
        }
        return scheme.equals("https") ? https : http;
    }
}
