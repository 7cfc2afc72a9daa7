// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class UrlsTest {
    @Test
    void aPathGoesBelowAnotherAndBeforeTheQuery() {
        assertThat(Urls.below("http://h", "a/b")).isEqualTo("http://h/a/b");
        assertThat(Urls.below("http://h/x/", "a")).isEqualTo("http://h/x/a");
        assertThat(Urls.below("http://h/x?k=v", "a")).isEqualTo("http://h/x/a?k=v");
    }

    @Test
    void parametersAreAddedAndEscaped() {
        assertThat(Urls.with("http://h/", "a b", "c&d=é~*+"))
                .isEqualTo("http://h/?a%20b=c%26d%3D%C3%A9~%2A%2B");
        assertThat(Urls.with("http://h/?x=y", "a", "b")).isEqualTo("http://h/?x=y&a=b");
        assertThat(Urls.form(Map.of("k", "a b"))).isEqualTo("k=a%20b");
    }
}
