// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.gotemplate.AlertTestData;
import dev.watchfire.gotemplate.MissingKeys;
import dev.watchfire.gotemplate.Source;
import dev.watchfire.gotemplate.Table;
import dev.watchfire.gotemplate.Templates;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Alertmanager's functions and data, as a Go program with the same functions printed them.
class FunctionsTest {
    private static final Data DATA =
            AlertTestData.data(AlertTestData.firing(), AlertTestData.resolved());

    private static final Templates TEMPLATES =
            Templates.parse(List.of(), Functions.all(AlertTestData.NOW), MissingKeys.USE_ZERO_VALUE)
                    .orThrow();

    static Stream<Table.Case> text() throws IOException {
        return Table.read("functions.cases");
    }

    static Stream<Table.Case> html() throws IOException {
        return Table.read("functions-html.cases");
    }

    @ParameterizedTest
    @MethodSource("text")
    void textIsAsAlertmanagers(Table.Case one) {
        assertThat(Table.result(TEMPLATES.text(new Source("t", one.template())), DATA))
                .isEqualTo(one.wanted());
    }

    @ParameterizedTest
    @MethodSource("html")
    void htmlIsAsAlertmanagers(Table.Case one) {
        assertThat(Table.result(TEMPLATES.html(new Source("t", one.template())), DATA))
                .isEqualTo(one.wanted());
    }
}
