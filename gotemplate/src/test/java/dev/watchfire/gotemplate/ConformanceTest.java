// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.gotemplate.value.Value;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every case of the tables, whose expectations real Go wrote.
class ConformanceTest {
    private static final Value DATA = TestData.root();
    private static final Templates NONE =
            Templates.parse(List.of(), Map.of(), MissingKeys.PRINT_NO_VALUE).orThrow();

    static Stream<Table.Case> text() throws IOException {
        return Stream.of("text", "errors", "fmt", "time").flatMap(ConformanceTest::read);
    }

    static Stream<Table.Case> html() {
        return read("html");
    }

    private static Stream<Table.Case> read(String name) {
        try {
            return Table.read(name + ".cases");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("text")
    void textIsAsGos(Table.Case one) {
        assertThat(Table.result(NONE.text(new Source("t", one.template())), DATA))
                .isEqualTo(one.wanted());
    }

    @ParameterizedTest
    @MethodSource("html")
    void htmlIsAsGos(Table.Case one) {
        assertThat(Table.result(NONE.html(new Source("t", one.template())), DATA))
                .isEqualTo(one.wanted());
    }

    @Test
    void theTablesAreThere() throws IOException {
        assertThat(text()).hasSizeGreaterThan(400);
        assertThat(html()).hasSizeGreaterThan(100);
    }
}
