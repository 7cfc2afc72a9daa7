// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestUriTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:9090/graph?g0.expr=up+%3D%3D+0&g0.tab=1",
                "https://prometheus.example/graph?g0={a=\"b|c\"}",
                "http://[::1]:9090/x",
                "http://user:pass@host/",
                "http://a/b c",
                "http://한국.example/경로",
                "http://host:",
                "/just/a/path",
                "mailto:someone",
                "*",
                "http://a/?%zz"
            })
    void whatGoTakesAsARequestUriIsTaken(String uri) {
        assertThat(RequestUri.isValid(uri)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "foo",
                "foo bar",
                "%zz",
                ":foo",
                "1http://a",
                "http://a b/",
                "http://a:b/",
                "http://a/%zz",
                "http://a\u0001",
                "http://[::1",
                "graph?x=1"
            })
    void whatGoRefusesAsARequestUriIsRefused(String uri) {
        assertThat(RequestUri.isValid(uri)).isFalse();
    }
}
