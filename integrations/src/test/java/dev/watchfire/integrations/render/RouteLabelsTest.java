// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.Message;
import dev.watchfire.integrations.Samples;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RouteLabelsTest {
    private static final TemplateSet TEMPLATES =
            TemplateSet.of(List.of(), InstantSource.fixed(Samples.T0));

    private static Texts texts(String... routeLabels) {
        Message.Told alert =
                new Message.Told(
                        LabelSet.of("alertname", "Down", "cluster", "eu"),
                        LabelSet.of("summary", "It is down"),
                        Samples.T0,
                        null,
                        "");
        return Texts.withRouteLabels(
                TEMPLATES,
                new Message(
                        "team",
                        Delivery.Reason.FIRST_NOTIFICATION,
                        List.of(alert),
                        0,
                        0,
                        LabelSet.of("cluster", "eu"),
                        LabelSet.of(routeLabels),
                        "{}:{}",
                        "http://wf"));
    }

    private static LabelSet rendered(Texts texts) {
        return texts.message().routeLabels();
    }

    @Test
    void labelsAreMadeOfTheMessage() {
        Texts texts =
                texts(
                        "desk", "{{ .GroupLabels.cluster | toUpper }}-desk",
                        "what", "{{ .CommonLabels.alertname }} of {{ .Receiver }}",
                        "tier", "1");

        assertThat(rendered(texts))
                .isEqualTo(LabelSet.of("desk", "EU-desk", "what", "Down of team", "tier", "1"));
        assertThat(texts.failures()).isEmpty();
    }

    @Test
    void templatesSeeWhatWasRendered() {
        Texts texts = texts("desk", "{{ .GroupLabels.cluster }}-desk");

        assertThat(texts.value("{{ .RouteLabels.desk }} {{ routeLabels \"desk\" }}"))
                .isEqualTo("eu-desk eu-desk");
    }

    @Test
    void aLabelMayUseAnotherOne() {
        Texts texts =
                texts(
                        "a", "{{ routeLabels \"b\" }}!",
                        "b", "{{ .RouteLabels.c }}?",
                        "c", "{{ .GroupLabels.cluster }}");

        assertThat(rendered(texts)).isEqualTo(LabelSet.of("a", "eu?!", "b", "eu?", "c", "eu"));
    }

    @Test
    void labelsThatUseEachOtherInACircleStayAsTheyAreWrittenAndSaySo() {
        LabelSet circle =
                LabelSet.of("a", "x{{ routeLabels \"b\" }}", "b", "y{{ routeLabels \"a\" }}");
        Texts texts = texts("a", circle.valueOrEmpty("a"), "b", circle.valueOrEmpty("b"));

        assertThat(rendered(texts)).isEqualTo(circle);
        assertThat(texts.failures())
                .containsExactly("the labels of the route use each other in a circle");
    }

    @Test
    void aLabelWhoseTemplateFailsStaysAsItIsWrittenAndSaysSo() {
        Texts texts = texts("bad", "{{ .Nonsense }}", "good", "{{ .Status }}", "worse", "{{ if }}");

        assertThat(rendered(texts))
                .isEqualTo(
                        LabelSet.of(
                                "bad", "{{ .Nonsense }}", "good", "firing", "worse", "{{ if }}"));
        assertThat(texts.failures()).hasSize(2);
        assertThat(texts.failures().getFirst())
                .startsWith("route label \"bad\": ")
                .contains("Nonsense");
    }

    @Test
    void whatARenderedLabelSaysIsNeverATemplateAgain() {
        Texts texts = texts("a", "{{ \"{{ .Status }}\" }}");

        assertThat(rendered(texts)).isEqualTo(LabelSet.of("a", "{{ .Status }}"));
        assertThat(texts.value("{{ routeLabels \"a\" }}")).isEqualTo("{{ .Status }}");
    }
}
