// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.page;

import dev.watchfire.engine.Language;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PageAnswer;

/// What messages about pages say around what they tell, in a person's language.
public record PageWords(Language language) {
    private String say(String english, String korean) {
        return language.say(english, korean);
    }

    public String tag() {
        return language.tag();
    }

    public String acknowledge() {
        return say("Acknowledge", "확인");
    }

    public String resolve() {
        return say("Resolve", "해결");
    }

    public String escalate() {
        return say("Escalate", "에스컬레이션");
    }

    public String snooze() {
        String length = language.lengthOf(PageAnswer.USUAL_SNOOZE);
        return say("Snooze " + length, length + " 미루기");
    }

    public String silence() {
        String length = language.lengthOf(PageAnswer.USUAL_SILENCE);
        return say("Silence " + length, length + " 음소거");
    }

    public String open() {
        return say("Open", "열기");
    }

    public String explanation() {
        return say("Why it came to you", "호출된 이유");
    }

    public String state(Page.State state) {
        return switch (state) {
            case HELD -> say("held", "대기 중");
            case TRIGGERED -> say("nobody has it yet", "미확인");
            case ACKNOWLEDGED -> say("acknowledged", "확인됨");
            case SNOOZED -> say("snoozed", "미룸");
            case RESOLVED -> say("resolved", "해결됨");
        };
    }

    String acknowledgedBy(String people) {
        return say("acknowledged by " + people, people + " 님이 확인함");
    }

    String why(String reason) {
        return say("Why you: " + reason, "호출 이유: " + reason);
    }

    String alerts(int count) {
        return say(count == 1 ? "1 alert" : count + " alerts", "알림 " + count + "건");
    }

    String severalPages(int count) {
        return say(count + " pages want you", "확인이 필요한 호출 " + count + "건");
    }

    String more(int count) {
        return say("and " + count + " more", "외 " + count + "건");
    }

    String stillAtIt() {
        return say("Still at it?", "아직 처리 중이신가요?");
    }

    String stillAtItText() {
        return say(
                "You acknowledged this and it is not over. Acknowledge again, or others are asked.",
                "확인하신 호출이 아직 끝나지 않았습니다. 다시 확인하지 않으면 다른 담당자를 호출합니다.");
    }

    String digest(int count) {
        return say(
                count == 1 ? "1 page that could wait" : count + " pages that could wait",
                "모아 둔 호출 " + count + "건");
    }

    String service(String name) {
        return say("Service: " + name, "서비스: " + name);
    }

    String team(String name) {
        return say("Team: " + name, "팀: " + name);
    }

    String codeTitle() {
        return say("Your Watchfire code", "Watchfire 인증 번호");
    }

    public String codeText(String code) {
        return say(
                code
                        + " is your Watchfire code. Type it where you added this contact. It holds"
                        + " for an hour.",
                "Watchfire 인증 번호는 " + code + "입니다. 연락처를 등록한 화면에 입력해 주세요. 1시간 동안 유효합니다.");
    }

    /// How to answer a text message.
    public String replies() {
        return say(
                "Reply 1 acknowledge, 2 resolve, 3 escalate, 4 snooze.",
                "답장: 1 확인, 2 해결, 3 에스컬레이션, 4 미루기");
    }

    public String mailReplies() {
        return say(
                "Reply to this mail to acknowledge; begin with \"resolve\", \"escalate\","
                        + " \"snooze 2h\" or \"silence 2h\" for that.",
                "이 메일에 답장하면 확인 처리됩니다. 첫머리에 \"해결\", \"에스컬레이션\", \"미루기 2h\", \"음소거 2h\"라고 쓰면 그대로"
                        + " 처리합니다.");
    }
}
