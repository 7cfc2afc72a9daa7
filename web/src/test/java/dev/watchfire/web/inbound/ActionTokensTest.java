// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.paging.PageAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class ActionTokensTest {
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final ActionTokens tokens = new ActionTokens(new byte[32], () -> now);

    @Test
    void aTokenSaysWhatItMayDoInWhoseNameAndUntilWhen() {
        String token =
                tokens.action(
                        List.of(41L, 900_000L),
                        "아다",
                        PageAnswer.of(PageAnswer.Kind.ESCALATE),
                        "ntfy");

        assertThat(tokens.readAction(token))
                .isEqualTo(
                        new ActionTokens.Action(
                                List.of(41L, 900_000L),
                                "아다",
                                PageAnswer.of(PageAnswer.Kind.ESCALATE),
                                "ntfy",
                                now.plusSeconds(86_400)));
    }

    @Test
    void aTokenFitsIntoATextMessageAndAButton() {
        assertThat(
                        tokens.action(
                                List.of(1_000_000L),
                                "ada.lovelace",
                                PageAnswer.of(PageAnswer.Kind.RESOLVE),
                                "sms"))
                .hasSizeLessThan(60)
                .matches("[A-Za-z0-9_-]+");
        assertThat(tokens.delivery(Long.MAX_VALUE)).hasSizeLessThan(60).matches("[a-z2-7]+");
    }

    @Test
    void anyOtherCharacterMakesItWorthless() {
        String token =
                tokens.action(
                        List.of(41L), "ada", PageAnswer.of(PageAnswer.Kind.ACKNOWLEDGE), "sms");
        for (int i = 0; i < token.length() - 1; i++) {
            String other = token.charAt(i) == 'A' ? "B" : "A";
            String forged = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokens.readAction(forged)).as("%d", i).isNull();
        }
        assertThat(tokens.readAction("")).isNull();
        assertThat(tokens.readAction("not base64!")).isNull();
        assertThat(tokens.readAction(token.substring(3))).isNull();
        assertThat(new ActionTokens(new byte[] {1}, () -> now).readAction(token)).isNull();
    }

    @Test
    void aTokenOfOneKindIsNoneOfTheOther() {
        String delivery = tokens.delivery(7);
        assertThat(tokens.readDelivery(delivery)).isEqualTo(7);
        assertThat(tokens.readDelivery(delivery.toUpperCase(Locale.ROOT))).isEqualTo(7);
        assertThat(tokens.readAction(delivery)).isNull();
        assertThat(tokens.isWebhook("slack", tokens.webhook("telegram"))).isFalse();
        assertThat(tokens.isWebhook("slack", tokens.webhook("slack"))).isTrue();
    }

    @Test
    void aDayLaterItIsOver() {
        ActionTokens.Action action =
                tokens.readAction(
                        tokens.action(
                                List.of(1L), "a", PageAnswer.of(PageAnswer.Kind.RESOLVE), "sms"));
        String delivery = tokens.delivery(7);
        assertThat(action).isNotNull();
        now = now.plusSeconds(86_399);
        assertThat(tokens.isOver(action)).isFalse();
        now = now.plusSeconds(1);
        assertThat(tokens.isOver(action)).isTrue();
        assertThat(tokens.readDelivery(delivery)).isEqualTo(-1);
    }
}
