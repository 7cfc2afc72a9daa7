// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.config.document.ObjectText.Edited;
import dev.watchfire.config.document.ObjectText.Found;
import dev.watchfire.config.document.ObjectText.Kind;
import org.junit.jupiter.api.Test;

final class ObjectTextTest {
    private static final String TEXT =
            """
            # who is told
            receivers:
              # the desk
              - name: desk   # by day
                webhook_configs:
                  - url: http://desk/
              # the night
              - name: night
                labels: {tier: '1'}

            route: {receiver: desk}  # for now
            time_intervals:
            - name: nights
              time_intervals:
              - times: [{start_time: '22:00', end_time: '24:00'}]
            # the end
            """;

    private static String done(Edited edited) {
        assertThat(edited).isInstanceOf(Edited.Done.class);
        return ((Edited.Done) edited).text();
    }

    @Test
    void objectsAreListedWithoutTheirIndentation() {
        assertThat(ObjectText.of(TEXT).all())
                .extracting(Found::kind, Found::name, Found::yaml)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Kind.RECEIVERS,
                                "desk",
                                "name: desk   # by day\nwebhook_configs:\n  - url: http://desk/\n"),
                        org.assertj.core.groups.Tuple.tuple(
                                Kind.RECEIVERS, "night", "name: night\nlabels: {tier: '1'}\n"),
                        org.assertj.core.groups.Tuple.tuple(Kind.ROUTE, "-", "{receiver: desk}\n"),
                        org.assertj.core.groups.Tuple.tuple(
                                Kind.TIME_INTERVALS,
                                "nights",
                                "name: nights\n"
                                        + "time_intervals:\n"
                                        + "- times: [{start_time: '22:00', end_time: '24:00'}]\n"));
    }

    @Test
    void anObjectIsReplacedAndAllElseStaysAsItIs() {
        String after =
                done(
                        ObjectText.of(TEXT)
                                .put(
                                        Kind.RECEIVERS,
                                        "desk",
                                        "name: bureau\nlabels:\n  tier: '2'\n"));
        assertThat(after)
                .isEqualTo(
                        TEXT.replace(
                                """
                                  - name: desk   # by day
                                    webhook_configs:
                                      - url: http://desk/
                                """,
                                """
                                  - name: bureau
                                    labels:
                                      tier: '2'
                                """));
    }

    @Test
    void aNewObjectStandsBehindTheLast() {
        Edited edited = ObjectText.of(TEXT).put(Kind.RECEIVERS, "third", "name: third\n");
        assertThat(done(edited)).contains("    labels: {tier: '1'}\n  - name: third\n\nroute:");
        assertThat(((Edited.Done) edited).line()).isEqualTo(10);
        assertThat(((Edited.Done) edited).indent()).isEqualTo(4);
    }

    @Test
    void theFirstOfItsKindBringsItsKey() {
        assertThat(done(ObjectText.of(TEXT).put(Kind.SCHEDULES, "s", "name: s\nzone: UTC\n")))
                .isEqualTo(TEXT + "schedules:\n- name: s\n  zone: UTC\n");
        assertThat(done(ObjectText.of("").put(Kind.GLOBAL, "-", "resolve_timeout: 5m\n")))
                .isEqualTo("global:\n  resolve_timeout: 5m\n");
    }

    @Test
    void aSingleIsReplacedInItsPlace() {
        assertThat(done(ObjectText.of(TEXT).put(Kind.ROUTE, "-", "receiver: night\n")))
                .contains("\nroute:\n  receiver: night\ntime_intervals:");
    }

    @Test
    void anObjectGoesWithTheCommentAboveIt() {
        assertThat(done(ObjectText.of(TEXT).remove(Kind.RECEIVERS, "night")))
                .isEqualTo(
                        TEXT.replace(
                                "  # the night\n  - name: night\n    labels: {tier: '1'}\n", ""));
    }

    @Test
    void theLastOfItsKindGoesWithItsKey() {
        assertThat(done(ObjectText.of(TEXT).remove(Kind.TIME_INTERVALS, "nights")))
                .endsWith("route: {receiver: desk}  # for now\n# the end\n");
    }

    @Test
    void whatIsWrittenInBracketsIsNotCutApart() {
        ObjectText text = ObjectText.of("receivers: [{name: a}, {name: b}]\n");
        assertThat(text.all()).hasSize(2);
        assertThat(text.put(Kind.RECEIVERS, "a", "name: a\nlabels: {x: y}\n"))
                .isInstanceOf(Edited.Entangled.class);
        assertThat(text.remove(Kind.RECEIVERS, "a")).isInstanceOf(Edited.Entangled.class);
    }

    @Test
    void whatSmugglesOtherObjectsInIsRefused() {
        ObjectText text = ObjectText.of(TEXT);
        assertThat(text.put(Kind.RECEIVERS, "desk", "- name: a\n- name: b\n"))
                .isInstanceOf(Edited.Wrong.class);
        assertThat(text.put(Kind.RECEIVERS, "desk", "name: a\n---\nname: b\n"))
                .isInstanceOf(Edited.Wrong.class);
        assertThat(text.put(Kind.RECEIVERS, "desk", "name: *other\n"))
                .isInstanceOf(Edited.Wrong.class);
    }

    @Test
    void blocksOfTextKeepTheirLines() {
        String object =
                "name: t\n"
                        + "webhook_configs:\n"
                        + "- url: 'http://t/'\n"
                        + "  payload: |\n"
                        + "    one\n\n"
                        + "      two\n";
        String after = done(ObjectText.of(TEXT).put(Kind.RECEIVERS, "desk", object));
        Found found = ObjectText.of(after).find(Kind.RECEIVERS, "t");
        assertThat(found).isNotNull();
        assertThat(found.yaml()).isEqualTo(object);
    }
}
