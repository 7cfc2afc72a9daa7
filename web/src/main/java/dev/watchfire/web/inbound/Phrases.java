// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import dev.watchfire.engine.Language;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PageAnswer;
import java.util.List;

/// What people are answered, in their language.
record Phrases(Language language) {
    static Phrases of(String language) {
        return new Phrases(Language.of(language));
    }

    String say(String english, String korean) {
        return language.say(english, korean);
    }

    String voice() {
        return say("en-US", "ko-KR");
    }

    String button(PageAnswer answer) {
        return switch (answer.kind()) {
            case ACKNOWLEDGE -> say("Acknowledge", "확인");
            case RESOLVE -> say("Resolve", "해결");
            case ESCALATE -> say("Escalate", "에스컬레이션");
            case UNACKNOWLEDGE -> say("Give back", "확인 취소");
            case SNOOZE -> say("Snooze for " + length(answer), length(answer) + " 동안 미루기");
            case SILENCE -> say("Silence for " + length(answer), length(answer) + " 동안 음소거");
        };
    }

    private String length(PageAnswer answer) {
        return language.lengthOf(answer.length());
    }

    /// What an action did.
    String done(PageAnswer answer, Acts.Outcome outcome) {
        if (!outcome.isGood()) {
            return outcome.later()
                    ? say(
                            "Not done, the server is busy. Try again.",
                            "서버가 바빠 처리하지 못했습니다. 다시 시도해 주세요.")
                    : say("Not done: " + outcome.problem(), "처리하지 못했습니다: " + outcome.problem());
        }
        String what = titles(outcome.pages());
        if (!outcome.changed()) {
            return isOver(outcome.pages())
                    ? say("It is over already: " + what, "이미 해결되었습니다: " + what)
                    : say("It was so already: " + what, "이미 처리되어 있습니다: " + what);
        }
        return switch (answer.kind()) {
            case ACKNOWLEDGE -> say("Acknowledged: " + what, "확인했습니다: " + what);
            case RESOLVE -> say("Resolved: " + what, "해결로 처리했습니다: " + what);
            case ESCALATE -> say("Escalated, others are asked: " + what, "다음 담당자를 호출합니다: " + what);
            case UNACKNOWLEDGE ->
                    say("Given back, it begins anew: " + what, "확인을 취소했고 처음부터 다시 호출합니다: " + what);
            case SNOOZE ->
                    say(
                            "Snoozed for " + length(answer) + ": " + what,
                            length(answer) + " 동안 미뤘습니다: " + what);
            case SILENCE ->
                    say(
                            "Silenced for " + length(answer) + ": " + what,
                            length(answer) + " 동안 음소거했습니다: " + what);
        };
    }

    static boolean isOver(List<Page> pages) {
        return pages.stream().noneMatch(page -> page.state().isOpen());
    }

    static String titles(List<Page> pages) {
        return pages.isEmpty()
                ? ""
                : pages.getFirst().title() + (pages.size() > 1 ? " +" + (pages.size() - 1) : "");
    }

    String state(Page.State state) {
        return switch (state) {
            case HELD -> say("held", "대기 중");
            case TRIGGERED -> say("nobody has it yet", "미확인");
            case ACKNOWLEDGED -> say("acknowledged", "확인됨");
            case SNOOZED -> say("snoozed", "미룸");
            case RESOLVED -> say("resolved", "해결됨");
        };
    }

    String standing(Page page) {
        return page.state() == Page.State.ACKNOWLEDGED && !page.acknowledgedBy().isEmpty()
                ? say(
                        "acknowledged by " + String.join(", ", page.acknowledgedBy()),
                        String.join(", ", page.acknowledgedBy()) + " 님이 확인함")
                : state(page.state());
    }

    String understood() {
        return say(
                "I understand 1 or ack, 2 or resolve, 3 or escalate, 4 or snooze, 5 or"
                        + " silence; how long may follow, as in \"snooze 30m\".",
                "1 또는 확인, 2 또는 해결, 3 또는 에스컬레이션, 4 또는 미루기, 5 또는 음소거로 답장해 주세요. \"미루기 30m\"처럼 시간을"
                        + " 덧붙일 수 있습니다.");
    }

    String nothingToAnswer() {
        return say(
                "There is nothing to answer: no page was sent to you here lately.",
                "답할 호출이 없습니다. 최근 이곳으로 보낸 호출이 없습니다.");
    }

    String unknownPerson() {
        return say(
                "Nobody here has verified this account. Add it under Settings, Account.",
                "등록된 계정이 아닙니다. 설정의 계정 화면에서 연락처를 추가해 주세요.");
    }

    String linkOver() {
        return say(
                "This link is over: links hold for a day. Open the page to see how it stands.",
                "링크가 만료되었습니다. 링크는 하루 동안만 유효합니다. 현재 상태는 호출 화면에서 확인해 주세요.");
    }

    String linkUnknown() {
        return say(
                "This link is not one of this server, or a part of it is missing. Copy it whole.",
                "이 서버의 링크가 아니거나 주소 일부가 빠졌습니다. 주소 전체를 복사해 주세요.");
    }

    String pageOver() {
        return say("It is over. There is nothing left to do here.", "이미 해결된 호출입니다. 더 하실 일이 없습니다.");
    }

    String open() {
        return say("Look at it", "호출 화면 열기");
    }

    String inTheNameOf(String person) {
        return say("In the name of " + person, person + " 님의 이름으로 처리됩니다");
    }
}
