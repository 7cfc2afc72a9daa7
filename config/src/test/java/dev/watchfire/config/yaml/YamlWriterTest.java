// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.yaml.YamlNode.Mapping;
import dev.watchfire.config.yaml.YamlNode.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlWriterTest {
    private static final long SEED = 20260801;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "y",
                "off",
                "null",
                "~",
                "1",
                "1e3",
                "0x1f",
                "-",
                "- a",
                "a: b",
                "a:",
                ":a",
                "#",
                "a #b",
                "'",
                "\"",
                "it's",
                "{a}",
                "[a]",
                "*a",
                "&a",
                "!a",
                "|",
                ">",
                "%",
                "@",
                "`",
                "a\nb",
                "\ta",
                "a\t",
                "\u0085",
                "\u2028",
                "\ufeff",
                "é",
                "한",
                "🔥",
                "<<",
                "=",
                "?",
                "? a",
                "---",
                "...",
                "09:00",
                "2024-01-01",
                "a,b",
                "\\",
                "\u0007",
                "\u007f"
            })
    void textReadsBackAsItWas(String text) {
        assertThat(readBack(text)).isEqualTo(text);
    }

    @Test
    void randomTextReadsBackAsItWas() {
        Random random = new Random(SEED);
        String alphabet = "aA0 :#-?,[]{}'\"|>!&*%@`~\n\t\\.<=é🔥";
        int[] characters = alphabet.codePoints().toArray();
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.appendCodePoint(characters[random.nextInt(characters.length)]);
            }
            assertThat(readBack(text.toString())).as("seed %d", SEED).isEqualTo(text.toString());
        }
    }

    private static String readBack(String text) {
        YamlWriter writer = new YamlWriter();
        writer.scalar("key", YamlWriter.quote(text));
        Problems problems = new Problems();
        YamlNode read =
                YamlReader.read(writer.toString().getBytes(StandardCharsets.UTF_8), problems);
        assertThat(problems.problems()).isEmpty();
        Scalar value = (Scalar) ((Mapping) read).get("key");
        assertThat(value.isNull()).isFalse();
        return value.text();
    }
}
