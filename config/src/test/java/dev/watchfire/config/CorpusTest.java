// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.config.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CorpusTest {
    static List<Corpus> bad() {
        return Corpus.of("bad");
    }

    static List<Corpus> good() {
        return Corpus.of("good");
    }

    static List<Corpus> original() {
        return Corpus.of("original");
    }

    @ParameterizedTest
    @MethodSource("bad")
    void aBadFileIsRefusedWithEveryProblemInItsPlace(Corpus file) {
        ReadResult result = read(file.bytes());

        assertThat(result).isInstanceOf(ReadResult.Refused.class);
        assertThat(shown(((ReadResult.Refused) result).problems()))
                .isNotEmpty()
                .isEqualTo(file.problems());
    }

    @ParameterizedTest
    @MethodSource("good")
    void aGoodFileIsAcceptedWithItsWarnings(Corpus file) {
        assertThat(shown(accepted(file.bytes()).warnings())).isEqualTo(file.warnings());
    }

    @ParameterizedTest
    @MethodSource("good")
    void whatIsWrittenOutReadsBackAndIsWrittenTheSame(Corpus file) {
        String original = accepted(file.bytes()).configuration().original();

        ReadResult again = new ConfigurationReader(ReadOptions.DEFAULT).read(original);

        assertThat(again).isInstanceOf(ReadResult.Accepted.class);
        assertThat(((ReadResult.Accepted) again).configuration().original()).isEqualTo(original);
    }

    @ParameterizedTest
    @MethodSource("good")
    void whatIsWrittenOutRoutesTheSame(Corpus file) {
        ReadResult.Accepted first = accepted(file.bytes());

        ReadResult.Accepted again =
                accepted(first.configuration().original().getBytes(StandardCharsets.UTF_8));

        assertThat(again.configuration().route()).isEqualTo(first.configuration().route());
        assertThat(again.configuration().inhibitRules())
                .isEqualTo(first.configuration().inhibitRules());
        assertThat(again.configuration().timeIntervals())
                .isEqualTo(first.configuration().timeIntervals());
    }

    @ParameterizedTest
    @MethodSource("original")
    void theWrittenFormIsTheGoldenOne(Corpus golden) throws IOException {
        byte[] source = Files.readAllBytes(Corpus.path("good").resolve(golden.name()));

        assertThat(accepted(source).configuration().original())
                .isEqualTo(new String(golden.bytes(), StandardCharsets.UTF_8));
    }

    private static ReadResult read(byte[] bytes) {
        return new ConfigurationReader(ReadOptions.DEFAULT).read(bytes);
    }

    private static ReadResult.Accepted accepted(byte[] bytes) {
        ReadResult result = read(bytes);
        if (result instanceof ReadResult.Refused refused) {
            throw new AssertionError(refused.report());
        }
        return (ReadResult.Accepted) result;
    }

    private static List<String> shown(List<Problem> problems) {
        return problems.stream().map(p -> "[" + p.code().id() + "] " + p).toList();
    }
}
