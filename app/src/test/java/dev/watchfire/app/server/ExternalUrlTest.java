// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchfire.app.serve.ServeCommand;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExternalUrlTest {
    private static final InetSocketAddress LISTEN = ServeCommand.loopback(9093);

    private static ExternalUrl of(@Nullable String url, @Nullable String prefix) {
        return ExternalUrl.of(url == null ? null : URI.create(url), prefix, LISTEN, false);
    }

    @Test
    void itsPathIsThePrefixUnlessOneIsGiven() {
        assertThat(of("https://a.example/x/y/", null))
                .isEqualTo(new ExternalUrl("https://a.example/x/y", "/x/y"));
        assertThat(of("https://a.example/x", "/"))
                .isEqualTo(new ExternalUrl("https://a.example/x", ""));
        assertThat(of("https://a.example/", "foo/"))
                .isEqualTo(new ExternalUrl("https://a.example", "/foo"));
    }

    @Test
    void withoutOneItIsThisHostsNameAndPort() {
        assertThat(of(null, null).url()).matches("http://.+:9093");
        assertThat(ExternalUrl.of(null, null, LISTEN, true).url()).startsWith("https://");
        assertThat(of(null, null).prefix()).isEmpty();
    }

    @Test
    void whatIsNoUrlOfAServerIsRefused() {
        for (String bad : new String[] {"a.example", "ftp://a.example/", "http:///x"}) {
            assertThatThrownBy(() -> of(bad, null)).hasMessageContaining("'" + bad + "'");
        }
    }

    @Test
    void addressesAreShownAsScriptsReadThem() {
        assertThat(Announcement.show(LISTEN)).isEqualTo("127.0.0.1:9093");
        assertThat(Announcement.show(dev.watchfire.app.arguments.ListenAddress.read("[::1]:80")))
                .isEqualTo("[0:0:0:0:0:0:0:1]:80");
    }
}
