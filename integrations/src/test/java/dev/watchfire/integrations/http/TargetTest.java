// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TargetTest {
    @Test
    void partsAreTakenApart() {
        assertThat(Target.parse("HTTPS://Anna:p%40s+s@Hooks.Example:8443/a/b?c=d#e"))
                .isEqualTo(new Target("https", "hooks.example", 8443, "/a/b?c=d", "Anna:p@s+s"));
        assertThat(Target.parse("http://h")).isEqualTo(new Target("http", "h", 80, "/", null));
        assertThat(Target.parse("https://h?q"))
                .isEqualTo(new Target("https", "h", 443, "/?q", null));
        assertThat(Target.parse("http://[fd00::1]:90/").host()).isEqualTo("fd00::1");
        assertThat(Target.parse("http://[fd00::1]/").origin()).isEqualTo("http://[fd00::1]:80");
    }

    @Test
    void whatNeedsEscapingIsEscapedOnce() {
        assertThat(Target.parse("http://h/a b|c%20d%zz/é").path())
                .isEqualTo("/a%20b%7Cc%20d%25zz/%C3%A9");
    }

    @Test
    void whatIsNoWebAddressIsRejected() {
        for (String url :
                new String[] {
                    "", "host", "ftp://h/", "http://", "http:///x", "http://a b/", "http://h:0/"
                }) {
            assertThatThrownBy(() -> Target.parse(url))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aLocationIsResolvedAgainstWhereItCameFrom() {
        Target from = Target.parse("https://my_host:8443/a/b?x=1");

        assertThat(from.resolve("/c?d=e").uri().toString())
                .isEqualTo("https://stand-in:8443/c?d=e");
        assertThat(from.resolve("/c").host()).isEqualTo("my_host");
        assertThat(from.resolve("c").path()).isEqualTo("/a/c");
        assertThat(from.resolve("../c").path()).isEqualTo("/c");
        assertThat(from.resolve("?y=2#f").path()).isEqualTo("/a/b?y=2");
        assertThat(from.resolve("//other/c")).isEqualTo(Target.parse("https://other/c"));
        assertThat(from.resolve("HTTP://other/c")).isEqualTo(Target.parse("http://other/c"));
        assertThatThrownBy(() -> from.resolve("javascript:alert(1)"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void credentialsMayFollowToTheSameOriginOrItsSecureTwinOnly() {
        Target http = Target.parse("http://h/");

        assertThat(http.trusts(Target.parse("http://h:80/other"))).isTrue();
        assertThat(http.trusts(Target.parse("https://h/"))).isTrue();
        assertThat(http.trusts(Target.parse("http://h:81/"))).isFalse();
        assertThat(http.trusts(Target.parse("http://sub.h/"))).isFalse();
        assertThat(Target.parse("https://h/").trusts(http)).isFalse();
        assertThat(Target.parse("http://h:8080/").trusts(Target.parse("https://h/"))).isFalse();
    }
}
