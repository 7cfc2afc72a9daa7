// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.sms;

import static dev.watchfire.integrations.page.PageSamples.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.page.PageSamples;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jsmpp.bean.SubmitSm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SmppSmsTest {
    private final Switch smsc = new Switch();
    private final List<String> notes = PageSamples.notes();

    @AfterEach
    void close() {
        smsc.close();
    }

    private SendResult send(String password, String text) {
        return new SmppSms()
                .send(
                        PageSamples.call(
                                message("en"),
                                "sms",
                                "+821012345678",
                                Map.of(
                                        "host",
                                        "127.0.0.1",
                                        "port",
                                        (long) smsc.port(),
                                        "system_id",
                                        Switch.USER,
                                        "password",
                                        new Secret(password),
                                        "from",
                                        "Watchfire"),
                                LabelSet.EMPTY,
                                notes::add),
                        "+821012345678",
                        SmsText.of(text));
    }

    @Test
    void aShortTextIsOneMessageOfTheBasicAlphabet() throws Exception {
        assertThat(send(Switch.PASSWORD, "Disk @ 95 % {a}")).isEqualTo(SendResult.sent(0));

        SubmitSm message = smsc.taken.take();
        assertThat(message.getDestAddress()).isEqualTo("821012345678");
        assertThat(message.getDestAddrTon()).isEqualTo((byte) 1);
        assertThat(message.getSourceAddr()).isEqualTo("Watchfire");
        assertThat(message.getSourceAddrTon()).isEqualTo((byte) 5);
        assertThat(message.getDataCoding()).isZero();
        assertThat(message.getShortMessage())
                .isEqualTo("Disk \0 95 % \u001b(a\u001b)".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aLongKoreanTextIsJoinedFromSegments() throws Exception {
        String text = "디스크가 가득 찼습니다. ".repeat(8);
        assertThat(send(Switch.PASSWORD, text).isSent()).isTrue();

        StringBuilder joined = new StringBuilder();
        assertThat(smsc.taken).hasSize(SmsText.of(text).segments());
        int which = 1;
        for (SubmitSm message : smsc.taken) {
            byte[] bytes = message.getShortMessage();
            assertThat(message.getDataCoding()).isEqualTo((byte) 8);
            assertThat(message.getEsmClass()).isEqualTo((byte) 0x40);
            assertThat(Arrays.copyOf(bytes, 6))
                    .isEqualTo(new byte[] {5, 0, 3, 7, (byte) smsc.taken.size(), (byte) which++});
            joined.append(new String(bytes, 6, bytes.length - 6, StandardCharsets.UTF_16BE));
        }
        assertThat(joined).hasToString(text);
    }

    @Test
    void aWrongPasswordIsTriedAgainAndNothingWasSent() {
        SendResult result = send("wrong", "text");

        assertThat(result.outcome()).isEqualTo(Outcome.RETRYABLE);
        assertThat(result.message()).startsWith("SMPP: no session").doesNotContain("wrong");
        assertThat(smsc.taken).isEmpty();
    }

    @Test
    void aSwitchThatIsFullIsTriedAgainUnlessASegmentLeft() {
        smsc.refuseAfter(0, 0x58);
        assertThat(send(Switch.PASSWORD, "text").outcome()).isEqualTo(Outcome.RETRYABLE);
        smsc.refuseAfter(1, 0x58);
        SendResult halfSent = send(Switch.PASSWORD, "a".repeat(200));
        assertThat(halfSent.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(halfSent.message())
                .isEqualTo("SMPP: refused with command status 0x00000058 after 1 segments");
    }

    @Test
    void aNumberThatIsNoneBreaksTheMethod() {
        smsc.refuseAfter(0, 0x0b);

        assertThat(send(Switch.PASSWORD, "text").outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(notes).containsExactly("the switch says that there is no such number");
    }
}
