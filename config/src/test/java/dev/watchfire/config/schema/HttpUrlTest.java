// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpUrlTest {
    @ParameterizedTest
    @CsvSource({
        "http://example.com, http://example.com",
        "HTTP://Example.com/a?b=c#d, http://Example.com/a?b=c#d",
        "http://u:p@[::1]:9093/x, http://u:p@[::1]:9093/x",
        "http://example.com/a b, http://example.com/a%20b",
        "http://example.com/é한, http://example.com/%C3%A9%ED%95%9C",
        "http://example.com/%20{x}|y, http://example.com/%20%7Bx%7D%7Cy",
        "http://example.com/#a#b, http://example.com/#a%23b",
        "http://example.com/?a[]=1, http://example.com/?a%5B%5D=1",
    })
    void urlsThatGoTakesBecomeUrlsThatJavaTakes(String text, String expected) throws Invalid {
        String url = HttpUrl.parse(text);

        assertThat(url).isEqualTo(expected);
        assertThat(URI.create(url).getHost()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "/path",
                "//example.com/",
                "ftp://example.com/",
                "http:example.com",
                "http://",
                "http:///path",
                "http://example.com:port/",
                "http://exam ple.com/",
                "http://[::1/",
                "http://example.com/%zz",
                "http://example.com/%2",
            })
    void whatIsNoHttpUrlIsRefused(String text) {
        assertThatThrownBy(() -> HttpUrl.parse(text)).isInstanceOf(Invalid.class);
    }

    @Test
    void onlyThePasswordIsHidden() {
        assertThat(HttpUrl.redact("http://u:p@proxy:3128/x"))
                .isEqualTo("http://u:xxxxx@proxy:3128/x");
        assertThat(HttpUrl.redact("http://u@proxy")).isEqualTo("http://u@proxy");
        assertThat(HttpUrl.redact("http://proxy:3128/a@b:c")).isEqualTo("http://proxy:3128/a@b:c");
    }
}
