// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import dev.watchfire.engine.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is said about pages: why somebody is asked, why now, why not. `{0}` stands for the first
/// value. Names are stored: one that goes must still be read.
public enum Sentence {
    TEXT("{0}", "{0}"),

    // Steps.
    STEP("step {0} ({1})", "{0}단계({1})"),
    STEP_OF_MANAGEMENT("step {0} (management)", "{0}단계(관리자)"),
    AT_ONCE_BY_CONDITION("at once, by its condition", "조건에 해당해 즉시"),
    MISSED_STEP(
            "nothing was running when it was due, and the next is due by now",
            "예정 시각에 서버가 멈춰 있었고 그사이 다음 단계의 시각이 됨"),
    INSTEAD_OF_STEP("step {0} found nobody, so these are asked instead", "{0}단계에 연락할 사람이 없어 대신 호출"),
    NOBODY_SO_NEXT(
            "it finds nobody who can be reached, so the next step fires at once",
            "연락할 수 있는 사람이 없어 다음 단계를 바로 실행"),
    NOBODY_SO_OTHERS(
            "it finds nobody who can be reached, so those of if_nobody are asked",
            "연락할 수 있는 사람이 없어 if_nobody의 대상을 호출"),
    END_UNANSWERED("the policy is at its end; nobody has acknowledged", "정책이 끝났지만 아무도 확인하지 않음"),
    END_UNREACHED("the policy is at its end, and reached nobody", "정책이 끝났지만 아무에게도 연락되지 않음"),
    FALLBACK(
            "nobody of the policy could be reached, so the fallback is told",
            "정책의 누구에게도 연락되지 않아 예비 리시버에 알림"),
    ROUND("round {0}", "{0}회차"),
    BEGINS("when the page begins", "호출이 시작될 때"),
    UNLESS_ACKNOWLEDGED("unless somebody acknowledges", "아무도 확인하지 않으면"),
    UNLESS_RESOLVED("unless it is over", "해결되지 않으면"),
    FIRED_AT_ONCE("fired at once", "즉시 실행됨"),
    ASKED_NOBODY("asked nobody", "아무도 호출하지 않음"),
    STANDS_STILL("the ladder stands still", "에스컬레이션이 멈춰 있음"),

    // Whom.
    BY_NAME("by name", "이름으로 지정"),
    SOMEBODY("{0}", "{0}"),
    ON_CALL("on call of {0}", "{0} 온콜 담당"),
    ON_CALL_AS("on call of {0} as {1}", "{0} 온콜 담당({1})"),
    NEXT_ON_CALL("next on call of {0}", "{0} 다음 온콜 담당"),
    NEXT_ON_CALL_AS("next on call of {0} as {1}", "{0} 다음 온콜 담당({1})"),
    EVERYBODY_OF("everybody of {0}", "{0} 일정의 전원"),
    EVERYBODY_OF_AS("everybody of {0} as {1}", "{0} 일정의 전원({1})"),
    TEAM("team {0}", "{0} 팀"),
    RECEIVER("receiver {0}", "리시버 {0}"),
    VENDOR("vendor {0}", "외부 업체 {0}"),
    TURN("whose turn it is", "순번에 따라 이번 차례"),
    GONE("there is no account of that name", "이 이름의 계정이 없음"),
    UNREACHABLE("no means that works reaches them", "쓸 수 있는 연락 수단이 없음"),
    ASKED_ANEW("asked anew", "다시 호출함"),

    // Conditions.
    ONLY_SEVERITIES("only for {0}, this is {1}", "{0}에만 해당하며 이 호출은 {1}"),
    ONLY_WITHIN("only within the hours {0}", "{0} 시간 안에만 해당"),
    ONLY_OUTSIDE("only outside the hours {0}", "{0} 시간 밖에만 해당"),
    ONLY_WITHIN_SCHEDULE("only within the working hours of {0}", "{0} 근무 시간 안에만 해당"),
    ONLY_OUTSIDE_SCHEDULE("only outside the working hours of {0}", "{0} 근무 시간 밖에만 해당"),
    ONLY_TIER(
            "only for services of tier {0} or better, this is of tier {1}",
            "등급 {0} 이상인 서비스에만 해당하며 이 서비스는 등급 {1}"),
    ONLY_TIER_UNKNOWN(
            "only for services of tier {0} or better, this is of no known tier",
            "등급 {0} 이상인 서비스에만 해당하며 이 서비스의 등급은 알 수 없음"),
    ONLY_AFFECTED(
            "only where {0} services are affected, these are {1}",
            "서비스 {0}개 이상이 영향받을 때만 해당하며 지금은 {1}개"),
    ONLY_REVENUE("only from {0} {1} per minute on, this is {2}", "분당 매출 {0} {1} 이상에만 해당하며 지금은 {2}"),

    // How people want to be reached.
    BY_RULE("by their rule for {0}", "본인이 정한 {0} 규칙에 따라"),
    NO_RULE("they set no rule", "정한 규칙이 없어 기본 순서로"),
    RULE_IN_VAIN("their rule names no means that works", "규칙에 쓸 수 있는 수단이 없어 기본 순서로"),
    QUIET("held until the quiet hours end", "방해 금지 시간이 끝날 때까지 보류"),

    // When it may leave.
    LEAVES("{0} leaves at once", "{0}: 즉시 발송"),
    LEAVES_WITHOUT_HOURS(
            "{0} leaves at once, as the team has no business hours", "{0}: 팀의 업무 시간이 없어 즉시 발송"),
    LEAVES_IN_HOURS("{0} leaves at once in business hours", "{0}: 업무 시간이라 즉시 발송"),
    LEAVES_AS_NEVER_OPEN("{0} leaves at once, as {1} never open", "{0}: {1} 시간이 시작되지 않아 즉시 발송"),
    HELD_FOR_HOURS("{0} is held until {1} open", "{0}: {1} 시간이 시작될 때까지 보류"),
    DAILY("{0} goes with the daily digest", "{0}: 일일 요약에 포함"),
    WEEKLY("{0} goes with the weekly review", "{0}: 주간 검토에 포함"),
    DISABLED("The account is disabled, so nobody is paged.", "계정이 비활성화되어 호출하지 않습니다."),
    MEANS_NOT_SET_UP(
            "This server can send by none of the means given; an administrator sets them up under"
                    + " paging.",
            "이 서버는 정해 둔 수단으로 보낼 수 없습니다. 관리자가 구성의 paging에서 설정합니다."),
    NO_MEANS(
            "There is no means at all: add one, and prove it with the code that it gets.",
            "연락 수단이 없습니다. 수단을 추가하고 받은 인증 번호로 인증하세요."),
    NO_PROVED_MEANS(
            "No means is proved to work: enter the code that it got.",
            "인증한 수단이 없습니다. 받은 인증 번호를 입력하세요."),
    TEST("they asked for a test", "본인이 시험 호출을 요청"),
    THIS_MEANS_ALONE("this means alone is tried", "이 수단만 시험"),
    POLICY_CHANGED("climbs by the present version of {0}", "이제 {0} 정책의 현재 버전을 따름"),
    BY_A_PERSON("a person asked for it, so it leaves at once", "사람이 직접 호출해 즉시 발송"),
    ALERTS_OVER("its alerts are over; the next flush ends it", "알림이 모두 해결되어 다음 전송 때 종료됨"),
    ALERTS_MUTED("its alerts are silenced or inhibited", "알림이 모두 음소거되었거나 억제됨"),
    TOLD_DAILY("told to {0} in the daily digest", "일일 요약으로 {0} 님에게 알림"),
    TOLD_WEEKLY("told to {0} in the weekly review", "주간 검토로 {0} 님에게 알림"),
    NOBODY_DAILY("the daily digest found nobody to tell", "일일 요약을 받을 사람이 없음"),
    NOBODY_WEEKLY("the weekly review found nobody to tell", "주간 검토를 받을 사람이 없음"),

    // What a preview finds.
    RECEIVER_PAGES_NOBODY("the receiver pages nobody", "이 리시버는 아무도 호출하지 않음"),
    RECEIVER_SAYS("the receiver's {0} says so", "리시버의 {0}에 정해져 있음"),
    LABEL_MEANS("the label {0}=\"{1}\" means it", "레이블 {0}=\"{1}\"에 따름"),
    NO_LABEL_MEANS(
            "none of the labels {0} says anything known, so it is the default",
            "레이블 {0}에 알려진 값이 없어 기본값"),
    SILENCED("silenced by {0} until {1}", "{0} 님이 {1}까지 음소거"),
    INHIBITED("inhibited by {0}", "{0}(으)로 억제됨"),
    TIME_INTERVAL("held by the time interval {0}", "시간 구간 {0}에 따라 보류"),

    // Messages.
    LEFT("they have left", "더는 활성 사용자가 아님"),
    MEANS_GONE("this means is gone or does not work any more", "이 수단은 삭제되었거나 더는 동작하지 않음"),
    JUST_TOLD("the same address was just told of it", "같은 주소로 방금 알림"),
    LIMITED("held until {0} by the limits of {1}", "{1} 발송 한도에 따라 {0}까지 보류"),
    SAME_MESSAGE("the message that waits already tells of it", "이미 기다리는 메시지에 포함"),
    BUNDLED("goes with what waits for the same way, {0} more", "같은 수단에서 기다리는 {0}건과 함께 발송"),
    MISSED_MEANS(
            "nothing was running when it was due, and a louder means is due by now",
            "예정 시각에 서버가 멈춰 있었고 그사이 더 강한 수단의 시각이 됨"),
    MEANS_FAILED("at once, as another means failed", "다른 수단이 실패해 바로"),

    // What people did.
    ASKS("{0} asks for them", "{0} 님이 요청"),
    SOMEBODY_ASKS("somebody asks for them", "누군가 요청"),
    COMPLEXITY("complexity", "생각보다 복잡함"),
    EXPERTISE("expertise", "더 잘 아는 사람이 필요함"),
    RESOURCES("resources", "인력이 더 필요함"),
    SENSITIVITY("sensitivity", "결정하거나 알아야 할 사람이 있음"),
    CUSTOMER_REQUEST("customer request", "고객이 요청함"),
    TO_STEP("to step {0}", "{0}단계로"),
    UNTIL("until {0}", "{0}까지"),
    WAITS_FOR("waits for {0}", "{0} 님의 확인을 기다림"),
    THEY_ACKNOWLEDGED("they have acknowledged", "본인이 확인함"),
    ACKNOWLEDGED("acknowledged", "확인됨"),
    HAS_IT("{0} has it", "{0} 님이 맡음"),
    STILL_AT_IT("is still at it", "아직 처리 중"),
    AT_IT_TOO("is at it too", "함께 처리 중"),
    BEGINS_ANEW("it begins anew", "처음부터 다시 시작"),
    WORSENED("it was {0} and is {1}", "심각도가 {0}에서 {1}로 올라감"),
    MORE_ALERTS("more alerts joined: {0}", "알림 {0}건이 추가됨"),
    HANDED_OVER("it was handed to others", "다른 사람에게 넘김"),
    SNOOZED("snoozed", "미룸"),
    OVER("it is over", "종료됨");

    private static final Map<String, Sentence> BY_NAME_STORED = byName();

    private final String english;
    private final String korean;

    Sentence(String english, String korean) {
        this.english = english;
        this.korean = korean;
    }

    private static Map<String, Sentence> byName() {
        Map<String, Sentence> all = new HashMap<>();
        for (Sentence sentence : values()) {
            all.put(sentence.name(), sentence);
        }
        return Map.copyOf(all);
    }

    /// Null for one that another version stored.
    static @Nullable Sentence named(String name) {
        return BY_NAME_STORED.get(name);
    }

    String filled(Language language, List<String> values) {
        String text = language.say(english, korean);
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                int which = text.charAt(i + 1) - '0';
                filled.append(which < values.size() ? values.get(which) : "?");
                i += 2;
            } else {
                filled.append(text.charAt(i));
            }
        }
        return filled.toString();
    }
}
