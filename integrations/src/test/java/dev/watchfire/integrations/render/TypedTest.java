// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TypedTest {
    @Test
    void whatSaysANumberOrAListBecomesIt() {
        assertThat(Typed.of(List.of("2", "1.5", "true", "[1,{\"a\":\"b\"}]")))
                .isEqualTo(List.of(2, 1.5, true, List.of(1, Map.of("a", "b"))));
        assertThat(Typed.of(Map.of("k", "-7"))).isEqualTo(Map.of("k", -7));
        assertThat(Typed.of(Arrays.asList("", null))).isEqualTo(Arrays.asList(null, null));
    }

    @Test
    void anyOtherTextStaysWhatItIs() {
        List<Object> texts =
                List.of("a", "\"quoted\"", "007", "1 2", "a: b", "0x1f", "yes", "{not json}");

        assertThat(Typed.of(texts)).isEqualTo(texts);
    }
}
