// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TelegramHtmlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    abcde                          | abcde
                    abcdef                         | abcd…
                    <b>abcde</b>                   | <b>abcde</b>
                    <b>abcdef</b>                  | <b>abcd…</b>
                    <b>ab<i>cdef</i></b>           | <b>ab<i>cd…</i></b>
                    <b>ab</b>cdef                  | <b>ab</b>cd…
                    <a href="http://x">abcdef</a>  | <a href="http://x">abcd…</a>
                    &lt;&amp;&#65;&#x1F525;&gt;    | &lt;&amp;&#65;&#x1F525;&gt;
                    &lt;&amp;&#65;&#x1F525;&gt;f   | &lt;&amp;&#65;&#x1F525;…
                    🔥🔥🔥🔥🔥                     | 🔥🔥🔥🔥🔥
                    🔥🔥🔥🔥🔥🔥                   | 🔥🔥🔥🔥…
                    a & b                          | a & b
                    1 < 2 < 3                      | 1 < …
                    """)
    void whatPeopleSeeIsCountedAndWhatIsOpenIsClosed(String html, String cut) {
        assertThat(TelegramHtml.cut(html, 5, 1000)).isEqualTo(cut);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <b>abcdefghi</b>          | 16 | <b>abcdefghi</b>
                    <b>abcdefghi</b>          | 15 | <b>abcde…</b>
                    <b>abcdefghi</b>          | 11 | <b>a…</b>
                    abcdefgh<b>i</b>          | 15 | abcdefgh…
                    <a href="abcdefgh">i</a>  | 12 | …
                    🔥🔥🔥                    | 12 | 🔥🔥🔥
                    🔥🔥🔥                    | 11 | 🔥🔥…
                    """)
    void noCutIsLongerThanTheBytesThatTelegramTakes(String html, int bytes, String cut) {
        assertThat(TelegramHtml.cut(html, 100, bytes)).isEqualTo(cut);
    }
}
