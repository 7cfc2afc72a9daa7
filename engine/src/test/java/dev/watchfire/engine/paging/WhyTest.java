// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Language;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WhyTest {
    private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");

    @Test
    void everybodyReadsItInTheirLanguage() {
        Why why = Why.of(Sentence.STEP, 2, "L1").and(Why.of(Sentence.ON_CALL, "payments"));

        assertThat(why.in(Language.ENGLISH)).isEqualTo("step 2 (L1), on call of payments");
        assertThat(why.in(Language.KOREAN)).isEqualTo("2단계(L1), payments 온콜 담당");
    }

    @Test
    void whatPeopleWroteStaysAsItIs() {
        Why why = Why.of(Sentence.ASKS, "ada").and(Why.text("{0} is full, see the board"));

        assertThat(why.in(Language.ENGLISH))
                .isEqualTo("ada asks for them, {0} is full, see the board");
        assertThat(Why.text("")).isEqualTo(Why.NONE);
    }

    @Test
    void whatPeopleWroteCannotFeignSentences() {
        Why why = Why.text("a\u001eOVER\u001fb");

        assertThat(why.in(Language.ENGLISH)).isEqualTo("a OVER b");
    }

    @Test
    void plainTextOfTheFirstVersionsIsRead() {
        assertThat(new Why("by their rule for P1").in(Language.KOREAN))
                .isEqualTo("by their rule for P1");
        assertThat(new Why("OF_ANOTHER_VERSION\u001fpayments\u001f7").in(Language.ENGLISH))
                .isEqualTo("payments 7");
    }

    @ParameterizedTest
    @EnumSource(Sentence.class)
    void everySentenceFillsTheSameValuesInBothLanguages(Sentence sentence) {
        List<String> values = IntStream.range(0, 4).mapToObj(i -> "<" + i + ">").toList();
        String english = sentence.filled(Language.ENGLISH, values);
        String korean = sentence.filled(Language.KOREAN, values);

        for (String value : values) {
            assertThat(korean.contains(value)).as(english).isEqualTo(english.contains(value));
        }
        // What somebody wrote, and a name, are the same in every language.
        if (sentence != Sentence.TEXT && sentence != Sentence.SOMEBODY) {
            assertThat(korean).containsPattern(HANGUL);
            assertThat(english).doesNotContainPattern(HANGUL);
        }
    }
}
