// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.gotemplate.AlertTestData;
import dev.watchfire.gotemplate.Rendering;
import dev.watchfire.gotemplate.Source;
import dev.watchfire.gotemplate.Table;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The default templates print what Alertmanager's do, whose output is in the table.
class DefaultTemplatesTest {
    private static final NotificationTemplates TEMPLATES =
            NotificationTemplates.parse(List.of(), AlertTestData.NOW).orThrow();

    static Stream<Table.Case> cases() throws IOException {
        return Table.read("defaults.cases");
    }

    private static Data data(String which) {
        return switch (which) {
            case "both" -> AlertTestData.data(AlertTestData.firing(), AlertTestData.resolved());
            case "resolved" -> AlertTestData.data(AlertTestData.resolved());
            default -> AlertTestData.data();
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    void textIsAsAlertmanagers(Table.Case one) {
        assertThat(Table.result(TEMPLATES.text(one.template()), data(one.title())))
                .isEqualTo(one.wanted());
    }

    private static String email(Data data) {
        Rendering rendering =
                TEMPLATES.html("{{template \"email.default.html\" .}}").orThrow().render(data);
        return rendering instanceof Rendering.Text(String text) ? text : rendering.toString();
    }

    @Test
    void theEmailHoldsWhatThereIsToSay() {
        String html = email(data("both"));

        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("<title>[FIRING:1] Down node (eu critical)</title>")
                .contains("2 alerts for alertname=Down job=node")
                .contains("[1] Firing", "[1] Resolved", "a:9100", "b:9100")
                .contains("It is &lt;down&gt; &amp; out")
                .contains("href=\"http://prom/graph?g0.expr=up&#43;%3D%3D&#43;0&amp;g0.tab=1\"")
                .contains("href=\"http://am.example:9093/#/alerts?receiver=team%5C.x\"")
                .contains("href=\"http://am.example:9093\"")
                .doesNotContain("ZgotmplZ", "<no value>", "<down>")
                .endsWith("</html>\n");
    }

    @Test
    void theEmailOfOneAlertSpeaksOfOne() {
        assertThat(email(data("resolved")))
                .contains("1 alert for", "[1] Resolved")
                .doesNotContain("Firing");
    }

    @Test
    void theUsersTemplateTakesTheDefaultsPlace() {
        NotificationTemplates own =
                NotificationTemplates.parse(
                                List.of(
                                        new Source(
                                                "own.tmpl",
                                                "{{define \"__subject\"}}mine {{.Status}}{{end}}")),
                                AlertTestData.NOW)
                        .orThrow();

        assertThat(Table.result(own.text("{{template \"slack.default.title\" .}}"), data("both")))
                .isEqualTo("-> mine firing");
    }
}
