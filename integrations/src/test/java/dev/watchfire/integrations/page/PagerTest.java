// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.page;

import static dev.watchfire.integrations.page.PageSamples.HOME;
import static dev.watchfire.integrations.page.PageSamples.LINKS;
import static dev.watchfire.integrations.page.PageSamples.PAGE;
import static dev.watchfire.integrations.page.PageSamples.T0;
import static dev.watchfire.integrations.page.PageSamples.configuration;
import static dev.watchfire.integrations.page.PageSamples.delivery;
import static dev.watchfire.integrations.page.PageSamples.image;
import static dev.watchfire.integrations.page.PageSamples.method;
import static dev.watchfire.integrations.page.PageSamples.notice;
import static dev.watchfire.integrations.page.PageSamples.page;
import static dev.watchfire.integrations.page.PageSamples.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.paging.ContactMethod;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.integrations.Message;
import dev.watchfire.integrations.SendResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PagerTest {
    private final Deque<PageCall> calls = new ArrayDeque<>();
    private final List<PagingCommand> orders = new ArrayList<>();
    private final Configuration configuration =
            configuration(Map.of("sms", Options.of(Map.of("provider", "kept"))));
    private final Pager pager =
            new Pager(Map.of("sms", new Kept()), LINKS, (m, _) -> "code of " + m, HOME, () -> T0);

    private final class Kept implements Means {
        @Override
        public String destination(Options options) {
            return "sms://" + options.text("provider");
        }

        @Override
        public SendResult send(PageCall call) {
            calls.add(call);
            if (call.method().address().equals("gone")) {
                call.broken().accept("no such number");
            }
            return SendResult.sent(200);
        }
    }

    private SendResult send(Notice notice, Person person, Page... pages) {
        return send(notice, image(configuration, person, pages));
    }

    private SendResult send(Notice notice, Image image) {
        Integration sms = configuration.means("sms");
        assertThat(sms).isNotNull();
        return pager.send(
                delivery("sms", notice), notice, image, sms, Duration.ofSeconds(9), orders::add);
    }

    private static Person ada() {
        return person("en", method("sms", "+821012345678"));
    }

    @Test
    void aReminderGoesByAMeansOfThePerson() {
        assertThat(Pager.tells(PageSamples.shiftStarts("m1"))).isTrue();
        assertThat(Pager.tells(PageSamples.shiftStarts(""))).isFalse();
        assertThat(send(PageSamples.shiftStarts("m1"), ada()).isSent()).isTrue();

        PageMessage message = calls.remove().message();
        assertThat(message.headline()).isEqualTo("You are on call for db");
        assertThat(message.lines()).containsExactly("Your shift: Monday.", "Nobody before.");
        assertThat(message.buttons()).isEmpty();
        assertThat(message.links())
                .containsExactly(new PageMessage.Link("Open", HOME + "/oncall?schedule=db"));
    }

    @Test
    void aPersonIsToldAtTheirMethodWithWhatWhyAndWhatToDo() {
        assertThat(send(notice(Notice.Kind.PAGE, PAGE), ada(), page(Page.State.TRIGGERED)).isSent())
                .isTrue();

        PageCall call = calls.remove();
        assertThat(call.method().address()).isEqualTo("+821012345678");
        assertThat(call.timeout()).isEqualTo(Duration.ofSeconds(9));
        PageMessage message = call.message();
        assertThat(message.headline()).isEqualTo("[P1] Disk full on db-41");
        assertThat(message.lines())
                .containsExactly(
                        "95 % used",
                        "nobody has it yet, 1 alert",
                        "Service: checkout",
                        "Team: payments",
                        "Why you: on call of db, by their rule for P1");
        assertThat(message.url()).isEqualTo(HOME + "/p/41");
        assertThat(message.explanation()).isEqualTo(HOME + "/pages/41");
        assertThat(message.buttons())
                .extracting(PageMessage.Button::url)
                .containsExactly(
                        HOME + "/a/acknowledge41adasms",
                        HOME + "/a/escalate41adasms",
                        HOME + "/a/resolve41adasms",
                        HOME + "/a/snooze41adasms",
                        HOME + "/a/silence41adasms");
        assertThat(pager.destination(new Integration("sms", 0, true, call.options())))
                .isEqualTo("sms://kept");
    }

    @Test
    void aPersonIsToldInTheirLanguage() {
        send(
                notice(Notice.Kind.PAGE, PAGE),
                person("ko", method("sms", "+821012345678")),
                page(Page.State.TRIGGERED));

        PageMessage message = calls.remove().message();
        assertThat(message.lines())
                .contains("미확인, 알림 1건", "서비스: checkout", "호출 이유: db 온콜 담당, 본인이 정한 P1 규칙에 따라");
        assertThat(message.buttons())
                .extracting(PageMessage.Button::label)
                .containsExactly("확인", "에스컬레이션", "해결", "1시간 미루기", "2시간 음소거");
    }

    @ParameterizedTest
    @CsvSource({
        "PAGE, TRIGGERED, true",
        "PAGE, ACKNOWLEDGED, false",
        "PAGE, SNOOZED, false",
        "PAGE, RESOLVED, false",
        "STILL_AT_IT, ACKNOWLEDGED, true",
        "STILL_AT_IT, TRIGGERED, false",
        "STILL_AT_IT, RESOLVED, false",
        "PAGE_UPDATE, RESOLVED, true",
        "DIGEST, HELD, true",
        "DIGEST, TRIGGERED, true",
        "DIGEST, ACKNOWLEDGED, false",
    })
    void nothingLeavesAfterSomebodyAnswered(Notice.Kind kind, Page.State state, boolean leaves) {
        SendResult result = send(notice(kind, PAGE), ada(), page(state));

        if (leaves) {
            assertThat(result.isSent()).isTrue();
        } else {
            assertThat(result).isEqualTo(SendResult.refused(0, Pager.ANSWERED));
        }
        assertThat(calls).hasSize(leaves ? 1 : 0);
    }

    @Test
    void whatWasAskedAfterAnAcknowledgeIsToldAllTheSame() {
        Page asked =
                page(PAGE, Page.State.ACKNOWLEDGED, Page.Ring.Status.ORDERED, T0.plusSeconds(120));

        assertThat(send(notice(Notice.Kind.PAGE, PAGE), ada(), asked).isSent()).isTrue();
    }

    @Test
    void aRingThatWasCancelledDoesNotLeave() {
        Page cancelled = page(PAGE, Page.State.TRIGGERED, Page.Ring.Status.CANCELLED, T0);

        assertThat(send(notice(Notice.Kind.PAGE, PAGE), ada(), cancelled).message())
                .isEqualTo(Pager.ANSWERED);
    }

    @Test
    void aBundleTellsOnlyThePagesThatNobodyHas() {
        send(
                notice(Notice.Kind.PAGE, 41, 42, 43),
                ada(),
                page(41, Page.State.TRIGGERED, Page.Ring.Status.ORDERED, T0),
                page(42, Page.State.ACKNOWLEDGED, Page.Ring.Status.ORDERED, T0),
                page(43, Page.State.TRIGGERED, Page.Ring.Status.ORDERED, T0));

        PageMessage message = calls.remove().message();
        assertThat(message.headline()).isEqualTo("[P1] 2 pages want you");
        assertThat(message.lines().subList(0, 2))
                .containsExactly(
                        "[P1] Disk full on db-41 – nobody has it yet, 1 alert",
                        "[P1] Disk full on db-43 – nobody has it yet, 1 alert");
        assertThat(message.url()).isEqualTo(HOME + "/pages");
    }

    @Test
    void aCodeGoesToAMethodThatIsNotVerified() {
        ContactMethod fresh = new ContactMethod("m1", "sms", "+821012345678", "", T0, null, "");

        assertThat(send(notice(Notice.Kind.CODE), person("ko", fresh)).isSent()).isTrue();
        assertThat(calls.remove().message().lines())
                .containsExactly(
                        "Watchfire 인증 번호는 code of m1입니다. 연락처를 등록한 화면에 입력해 주세요. 1시간 동안 유효합니다.");
        assertThat(
                        send(
                                        notice(Notice.Kind.PAGE, PAGE),
                                        person("ko", fresh),
                                        page(Page.State.TRIGGERED))
                                .message())
                .isEqualTo("the address is not verified");
    }

    @Test
    void aMethodThatIsGoneForGoodIsReported() {
        send(
                notice(Notice.Kind.PAGE, PAGE),
                person("en", method("sms", "gone")),
                page(Page.State.TRIGGERED));

        assertThat(orders)
                .containsExactly(new PagingCommand.BreakMethod("ada", "m1", "no such number"));
    }

    @Test
    void whoRemovedTheMethodIsNotToldAndTheResultSaysSo() {
        assertThat(
                        send(
                                        notice(Notice.Kind.PAGE, PAGE),
                                        person("en"),
                                        page(Page.State.TRIGGERED))
                                .message())
                .isEqualTo("\"ada\" removed this sms address");
    }

    @Test
    void aReceiverIsToldThePagesAlertsWithItsLink() {
        Notice channel =
                new Notice(
                        Notice.Kind.PAGE,
                        "",
                        "",
                        "",
                        "Disk full",
                        "asked by step 1",
                        "",
                        dev.watchfire.engine.Ids.of(PAGE));
        Delivery delivery = delivery("webhook", channel);
        Image image = image(configuration, ada(), page(Page.State.TRIGGERED));

        Message message = ChannelMessage.of(delivery, channel, image, HOME);

        assertThat(message.alerts()).hasSize(1);
        assertThat(message.alerts().getFirst().labels().get("alertname")).isEqualTo("A");
        assertThat(message.alerts().getFirst().annotations().get("page"))
                .isEqualTo(HOME + "/pages/41");
        assertThat(Pager.answered(delivery, channel, image)).isNull();
        assertThat(
                        Pager.answered(
                                delivery,
                                channel,
                                image(configuration, ada(), page(Page.State.ACKNOWLEDGED))))
                .isNotNull();
    }
}
