// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PageAnswer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ActionPageTest extends InboundRig {
    private static final String FORM = "application/x-www-form-urlencoded";

    private String link(PageAnswer.Kind kind, String person) {
        return "/a/"
                + tokens.action(List.of(pages.page().id()), person, PageAnswer.of(kind), "email");
    }

    @Test
    void lookingAtALinkDoesNothingAndShowsOneButton() {
        HttpResponse<String> shown = get(link(PageAnswer.Kind.ACKNOWLEDGE, "ada"));

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains("<form method=\"post\">", ">Acknowledge</button>", "Disk &lt;full&gt;")
                .contains("nobody has it yet", "In the name of ada")
                .doesNotContain("<script");
        assertThat(shown.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'");
        assertThat(shown.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(pages.done()).isEmpty();
    }

    @Test
    void pressingTenTimesChangesTheStateOnce() {
        String link = link(PageAnswer.Kind.ACKNOWLEDGE, "ada");

        HttpResponse<String> first = rig.send(post(link, FORM, ""));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("Acknowledged: Disk &lt;full&gt;");
        for (int i = 0; i < 9; i++) {
            HttpResponse<String> again = rig.send(post(link, FORM, ""));
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(again.body()).contains("It was so already");
        }
        assertThat(pages.state()).isEqualTo(Page.State.ACKNOWLEDGED);
        assertThat(pages.page()).extracting(Page::acknowledgedBy).isEqualTo(List.of("ada"));
        assertThat(pages.done()).containsExactly("ada acknowledge email");
    }

    @Test
    void itLeadsToTheOtherAnswersWhichHoldNoLonger() {
        String shown = get(link(PageAnswer.Kind.ACKNOWLEDGE, "ada")).body();
        assertThat(shown).contains(">Escalate</a>", ">Snooze for 1 hour</a>", ">Resolve</a>");
        String snooze = shown.replaceAll("(?s).*href=\"([^\"]*)\">Snooze.*", "$1");
        String path = snooze.substring(snooze.indexOf("/a/"));

        rig.clock.advance(Duration.ofHours(23));
        assertThat(rig.send(post(path, FORM, "")).body()).contains("Snoozed for 1 hour");
        rig.clock.advance(Duration.ofHours(1));
        assertThat(rig.send(post(path, FORM, "")).statusCode()).isEqualTo(410);
        assertThat(pages.done()).containsExactly("ada snooze email");
    }

    @Test
    void aKoreanReadsKorean() {
        assertThat(get(link(PageAnswer.Kind.RESOLVE, "bora")).body())
                .contains("<html lang=\"ko\">", ">해결</button>", "bora 님의 이름으로 처리됩니다");
    }

    @Test
    void aLinkIsDeadWhenThePageIsOver() {
        pages.resolve();

        assertThat(get(link(PageAnswer.Kind.ACKNOWLEDGE, "ada")).statusCode()).isEqualTo(410);
        HttpResponse<String> late = rig.send(post(link(PageAnswer.Kind.ESCALATE, "ada"), FORM, ""));
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(late.body()).contains("It is over.");
    }

    @Test
    void aLinkIsDeadAfterADayAndSaysWhereToLook() {
        String link = link(PageAnswer.Kind.ACKNOWLEDGE, "ada");
        rig.clock.advance(Duration.ofHours(24));

        HttpResponse<String> late = rig.send(post(link, FORM, ""));

        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(late.body()).contains("links hold for a day", "/p/" + pages.page().id());
        assertThat(pages.done()).isEmpty();
    }

    @Test
    void aForgedLinkDoesNothing() {
        HttpResponse<String> forged =
                rig.send(post(link(PageAnswer.Kind.ACKNOWLEDGE, "ada") + "A", FORM, ""));

        assertThat(forged.statusCode()).isEqualTo(404);
        assertThat(forged.body()).contains("Copy it whole");
        assertThat(pages.done()).isEmpty();
    }

    @Test
    void anotherSiteCannotPressTheButton() {
        HttpResponse<String> foreign =
                rig.send(
                        post(link(PageAnswer.Kind.ACKNOWLEDGE, "ada"), FORM, "")
                                .header("Origin", "https://evil.example"));

        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(pages.done()).isEmpty();
    }
}
