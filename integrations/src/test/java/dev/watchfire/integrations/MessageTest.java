// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import static dev.watchfire.integrations.Samples.T0;
import static dev.watchfire.integrations.Samples.alert;
import static dev.watchfire.integrations.Samples.delivery;
import static dev.watchfire.integrations.Samples.image;
import static dev.watchfire.integrations.Samples.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Ids;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.label.LabelSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MessageTest {
    private static final Delivery DELIVERY =
            delivery(1, Ids.of(1, 2), Ids.of(3), T0.plusSeconds(60));

    private static Message message(Alert... alerts) {
        return Message.of(DELIVERY, image(1, Samples.configuration(), alerts), "http://wf");
    }

    @Test
    void whatTheFlushSawAsFiringIsToldAsFiring() {
        Message message =
                message(
                        resolved(alert(1, "alertname", "A", "n", "1"), T0.plusSeconds(5)),
                        alert(2, "alertname", "A", "n", "2"),
                        resolved(alert(3, "alertname", "A", "n", "3"), T0.plusSeconds(6)));

        assertThat(message.firing()).isTrue();
        assertThat(message.alerts())
                .extracting(Message.Told::endsAt)
                .containsExactly(null, null, T0.plusSeconds(6));
    }

    @Test
    void anAlertThatFiresAgainIsStillToldAsResolved() {
        Alert again =
                new Alert(
                        3,
                        5,
                        LabelSet.of("alertname", "A"),
                        LabelSet.EMPTY,
                        T0.plusSeconds(20),
                        T0.plusSeconds(900),
                        T0,
                        true,
                        "",
                        false,
                        Ids.NONE);

        Message message = message(again);

        assertThat(message.firing()).isFalse();
        assertThat(message.alerts().getFirst().endsAt()).isEqualTo(T0);
        assertThat(message.alerts().getFirst().startsAt()).isEqualTo(T0);
    }

    @Test
    void anAlertThatNoLongerExistsIsLeftOutAndCounted() {
        Message message = message(alert(2, "alertname", "A"));

        assertThat(message.alerts()).hasSize(1);
        assertThat(message.gone()).isEqualTo(2);
    }

    @Test
    void commonIsWhatAllToldAlertsShare() {
        Message message =
                message(
                        alert(1, "alertname", "A", "job", "a", "x", "1"),
                        alert(2, "alertname", "A", "job", "a", "x", "2"),
                        alert(3, "alertname", "A", "job", "b", "x", "1"));

        assertThat(message.commonLabels()).isEqualTo(LabelSet.of("alertname", "A"));
        assertThat(message.commonAnnotations()).isEqualTo(LabelSet.EMPTY);
        Message two = message.first(2);
        assertThat(two.commonLabels()).isEqualTo(LabelSet.of("alertname", "A", "job", "a"));
        assertThat(two.truncated()).isEqualTo(1);
        assertThat(message.first(0)).isSameAs(message);
        assertThat(message.first(3)).isSameAs(message);
    }

    @Test
    void aMessageOfResolvedAlertsIsNotFiring() {
        Instant end = T0.plusSeconds(1);
        Message message = message(resolved(alert(3, "alertname", "A"), end));

        assertThat(message.firing()).isFalse();
    }

    @Test
    void alertsAreSortedAsAlertmanagerSortsThem() {
        // The order that Alertmanager 0.25 sends these in.
        List<LabelSet> expected =
                List.of(
                        LabelSet.of("alertname", "A", "instance", "9", "job", "a", "zz", "1"),
                        LabelSet.of("alertname", "A", "instance", "9", "job", "a", "yy", "1"),
                        LabelSet.of(
                                "a", "1", "alertname", "A", "b", "x", "instance", "9", "job", "a"),
                        LabelSet.of("alertname", "A", "instance", "2", "job", "z"),
                        LabelSet.of("alertname", "A", "instance", "0"),
                        LabelSet.of("alertname", "A", "zz", "q"),
                        LabelSet.of("alertname", "A", "zz", "r"));

        List<LabelSet> sorted = new ArrayList<>(expected.reversed());
        sorted.sort(AlertOrder::compare);

        assertThat(sorted).isEqualTo(expected);
        assertThat(AlertOrder.compare(expected.getFirst(), expected.getFirst())).isZero();
    }
}
