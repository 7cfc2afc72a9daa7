// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ProxyRulesTest {
    private static boolean direct(String noProxy, String host, int port) {
        return NoProxy.parse(noProxy).matches(host, port);
    }

    private static HttpSettings.Proxy proxy(String url, String noProxy) {
        return new HttpSettings.Proxy(new Secret(url), noProxy, false, Map.of());
    }

    private static ProxyRules.Endpoint endpoint(
            ProxyRules.Kind kind, String host, int port, @Nullable String user, String password) {
        return new ProxyRules.Endpoint(kind, host, port, user, new Secret(password));
    }

    @Test
    void aDomainCoversItselfAndWhatIsBelowIt() {
        assertThat(direct("example.com", "example.com", 80)).isTrue();
        assertThat(direct("Example.com", "a.example.com", 80)).isTrue();
        assertThat(direct("example.com", "example.com.", 80)).isTrue();
        assertThat(direct("example.com", "notexample.com", 80)).isFalse();
        assertThat(direct("*.example.com", "a.example.com", 80)).isTrue();
    }

    @Test
    void aDomainWithALeadingDotDoesNotCoverItself() {
        assertThat(direct(".example.com", "example.com", 80)).isFalse();
        assertThat(direct(".example.com", "a.example.com", 80)).isTrue();
    }

    @Test
    void aPortNarrowsAnEntry() {
        assertThat(direct("example.com:443", "example.com", 443)).isTrue();
        assertThat(direct("example.com:443", "example.com", 80)).isFalse();
        assertThat(direct("10.0.0.1:443", "10.0.0.1", 443)).isTrue();
        assertThat(direct("10.0.0.1:443", "10.0.0.1", 80)).isFalse();
        assertThat(direct("[fd00::1]:443", "fd00::1", 443)).isTrue();
    }

    @Test
    void blocksCoverAddressesAndNotNames() {
        assertThat(direct("10.0.0.0/8", "10.1.2.3", 80)).isTrue();
        assertThat(direct("10.0.0.0/8", "11.1.2.3", 80)).isFalse();
        assertThat(direct("10.16.0.0/12", "10.31.2.3", 80)).isTrue();
        assertThat(direct("10.16.0.0/12", "10.32.2.3", 80)).isFalse();
        assertThat(direct("fd00::/8", "fd12::1", 80)).isTrue();
        assertThat(direct("0.0.0.0/0", "example.com", 80)).isFalse();
        assertThat(direct("0.0.0.0/0", "8.8.8.8", 80)).isTrue();
    }

    @Test
    void aStarCoversEverything() {
        assertThat(direct("a, *", "example.com", 80)).isTrue();
    }

    @Test
    void loopbackIsReachedDirectlyWhereTheListIsUsed() {
        assertThat(direct("x", "localhost", 80)).isTrue();
        assertThat(direct("x", "127.0.0.9", 80)).isTrue();
        assertThat(direct("x", "::1", 80)).isTrue();
    }

    @Test
    void nonsenseInTheListCoversNothing() {
        assertThat(direct("10.0.0.0/99, /8, ., ,:80", "10.0.0.1", 80)).isFalse();
        assertThat(direct("10.0.0.0/99, /8, ., ,:80", "example.com", 80)).isFalse();
    }

    @Test
    void aProxyWithoutAListIsUsedEvenForLoopback() {
        ProxyRules rules = ProxyRules.of(proxy("http://proxy:3128", ""), Map.of());

        assertThat(rules.choose("http", "127.0.0.1", 80))
                .isEqualTo(endpoint(ProxyRules.Kind.HTTP, "proxy", 3128, null, ""));
        assertThat(rules.choose("https", "example.com", 443)).isNotNull();
    }

    @Test
    void aProxyWithAListIsPassedBy() {
        ProxyRules rules = ProxyRules.of(proxy("http://proxy:3128", "example.com"), Map.of());

        assertThat(rules.choose("https", "example.com", 443)).isNull();
        assertThat(rules.choose("https", "example.org", 443)).isNotNull();
    }

    @Test
    void theEnvironmentNamesOneProxyForEachScheme() {
        ProxyRules rules =
                ProxyRules.of(
                        new HttpSettings.Proxy(null, "", true, Map.of()),
                        Map.of(
                                "http_proxy", "plain:1",
                                "HTTPS_PROXY", "http://anna:hush@secure:2",
                                "NO_PROXY", "example.com"));

        assertThat(rules.choose("http", "a", 80))
                .isEqualTo(endpoint(ProxyRules.Kind.HTTP, "plain", 1, null, ""));
        assertThat(rules.choose("https", "a", 443))
                .isEqualTo(endpoint(ProxyRules.Kind.HTTP, "secure", 2, "anna", "hush"));
        assertThat(rules.choose("https", "example.com", 443)).isNull();
    }

    @Test
    void theEnvironmentIsLeftAloneUnlessAskedFor() {
        assertThat(ProxyRules.of(HttpSettings.Proxy.NONE, Map.of("HTTP_PROXY", "http://p:1")))
                .isEqualTo(ProxyRules.DIRECT);
    }

    @Test
    void socksHasItsOwnPort() {
        assertThat(ProxyRules.Endpoint.parse("socks5://u:p@proxy"))
                .isEqualTo(endpoint(ProxyRules.Kind.SOCKS5, "proxy", 1080, "u", "p"));
        assertThat(ProxyRules.Endpoint.parse("socks5://proxy:80").port()).isEqualTo(80);
    }

    @Test
    void aPasswordIsNotShown() {
        HttpSettings.Proxy proxy = proxy("http://anna:hush@proxy:3128", "");

        assertThat(proxy.toString()).doesNotContain("hush");
        assertThat(ProxyRules.of(proxy, Map.of()).toString()).doesNotContain("hush");
    }

    @Test
    void aProxyThatIsNoUrlIsRejectedWithoutBeingShown() {
        assertThatThrownBy(() -> ProxyRules.Endpoint.parse("ftp://hush@x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hush");
    }
}
