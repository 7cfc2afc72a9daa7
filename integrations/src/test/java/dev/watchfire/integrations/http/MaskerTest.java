// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MaskerTest {
    private final Masker masker = new Masker();

    @Test
    void everyPartOfAUrlThatMayBeATokenIsHidden() {
        masker.addUrl(
                Target.parse("https://u:pa%24%24word@h/services/T0123456789?key=k-987654321"));

        assertThat(
                        masker.clean(
                                "no T0123456789 here, nor k-987654321 nor pa$$word; services are"
                                        + " fine"))
                .isEqualTo("no <secret> here, nor <secret> nor <secret>; <secret> are fine");
    }

    @Test
    void theLongerOfTwoSecretsIsHiddenFirst() {
        masker.add("abcd");
        masker.add("abcdef");

        assertThat(masker.clean("abcdef abcd")).isEqualTo("<secret> <secret>");
    }

    @Test
    void halfASecretAtACutIsDropped() {
        masker.add("secret-token");

        assertThat(masker.clean("said secret-token and then secret-tok", true))
                .isEqualTo("said <secret> and the");
        assertThat(masker.clean("seven secret-tok", true)).isEqualTo("seve");
    }

    @Test
    void aLongTextEndsInAnEllipsis() {
        assertThat(masker.clean("x".repeat(511) + "🔥🔥")).hasSize(512).endsWith("x…");
        assertThat(masker.clean("x".repeat(510) + "🔥🔥")).hasSize(511).endsWith("x…");
        assertThat(masker.clean("x".repeat(512))).hasSize(512).doesNotEndWith("…");
    }

    @Test
    void aTextBecomesOneLine() {
        assertThat(masker.clean("\r\n a\u0000b\u2028c\t")).isEqualTo("a b c");
        assertThat(masker.clean(null)).isEmpty();
    }
}
