// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.oncall.Layer;
import dev.watchfire.engine.oncall.Subscription;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `calendar` of a layer, in the place of a rotation.
class CalendarLayerReaderTest {
    private static PreviewReader.Result read(String layer) {
        return PreviewReader.read(
                """
                schedule:
                  name: s
                  zone: Asia/Seoul
                  layers:
                  - {name: cover, %s}
                from: 2026-11-02T00:00:00Z
                to: 2026-11-16T00:00:00Z
                """
                        .formatted(layer)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static Layer layer(String text) {
        assertThat(read(text)).isInstanceOf(PreviewReader.Result.Asked.class);
        return ((PreviewReader.Result.Asked) read(text)).schedule().layers().getFirst();
    }

    private static List<String> problems(String text) {
        assertThat(read(text)).isInstanceOf(PreviewReader.Result.Refused.class);
        return ((PreviewReader.Result.Refused) read(text))
                .problems().stream().map(p -> p.path() + ": " + p.message()).toList();
    }

    @Test
    void aCalendarStandsInThePlaceOfARotation() {
        Layer layer =
                layer(
                        "calendar: 'https://c.example/x.ics?key=1', priority: 10, zone:"
                                + " Europe/Berlin");
        Subscription calendar = layer.calendar();
        assertThat(calendar).isNotNull();
        assertThat(calendar.url().reveal()).isEqualTo("https://c.example/x.ics?key=1");
        assertThat(layer.priority()).isEqualTo(10);
        assertThat(layer.zone().getId()).isEqualTo("Europe/Berlin");
        assertThat(layer.rotation().turns()).isEmpty();
        assertThat(layer.toString()).doesNotContain("key=1");
    }

    @Test
    void theSameAddressIsTheSameCalendar() {
        Subscription one = layer("calendar: 'https://c.example/x.ics'").calendar();
        Subscription other = layer("calendar: 'https://c.example/x.ics', priority: 3").calendar();
        Subscription third = layer("calendar: 'https://c.example/y.ics'").calendar();
        assertThat(one).isEqualTo(other).isNotEqualTo(third);
    }

    @Test
    void whatContradictsTheCalendarIsNamed() {
        for (String key :
                new String[] {
                    "start: '2026-11-02'",
                    "until: '2026-12-02'",
                    "every: 1 day",
                    "handoffs: ['09:00']",
                    "turns: [ada]",
                    "count: calendar",
                    "restrictions: [{from: '09:00', to: '18:00'}]"
                }) {
            String name = key.substring(0, key.indexOf(':'));
            assertThat(problems("calendar: 'https://c.example/x.ics', " + key))
                    .containsExactly(
                            "schedule.layers[0]."
                                    + name
                                    + ": a calendar plans the layer; leave "
                                    + name
                                    + " out, or calendar");
        }
    }

    @Test
    void whatIsNoAddressIsRefusedAndSoIsALayerThatNothingPlans() {
        assertThat(problems("calendar: 'x.ics'").getFirst())
                .startsWith("schedule.layers[0].calendar");
        assertThat(problems("priority: 1").toString()).contains("missing start", "calendar");
    }
}
