// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuggestionTest {
    @ParameterizedTest
    @CsvSource({"a, a, 0", "ab, ba, 1", "abc, ac, 1", "abc, axc, 1", "kitten, sitting, 3"})
    void editsAreCountedWithSwapsAsOne(String from, String to, int edits) {
        assertThat(Suggestion.edits(from, to)).isEqualTo(edits);
        assertThat(Suggestion.edits(to, from)).isEqualTo(edits);
    }

    @Test
    void theClosestWordIsSuggestedWhereItIsClose() {
        List<String> known = List.of("group_by", "group_wait", "group_interval");

        assertThat(Suggestion.closest("grup_wait", known)).contains("group_wait");
        assertThat(Suggestion.closest("gruop_by", known)).contains("group_by");
        assertThat(Suggestion.closest("receiver", known)).isEmpty();
        assertThat(Suggestion.closest("x".repeat(1000), known)).isEmpty();
    }
}
