// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PagingCommand;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TwilioTest extends InboundRig {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ADA = "+821000000001";
    private static final String BORA = "+821000000002";

    private HttpRequest.Builder signed(String path, SortedMap<String, String> fields) {
        String base = "http://localhost:9093";
        return post(path, FORM, form(fields))
                .header("X-Twilio-Signature", TwilioSignature.of("12345", base + path, fields));
    }

    private String text(String from, String body) {
        HttpResponse<String> answer =
                rig.send(
                        signed(
                                "/in/twilio/sms",
                                fields("From", from, "Body", body, "MessageSid", "SM" + body)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private String voice() {
        return "/in/twilio/voice/" + tokens.delivery(pages.delivery("voice"));
    }

    private String call(String path, String... fields) {
        HttpResponse<String> answer = rig.send(signed(path, fields(fields)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void signaturesAreThoseThatTwilioPublished() {
        assertThat(
                        TwilioSignature.of(
                                "12345",
                                "https://mycompany.com/myapp.php?foo=1&bar=2",
                                fields(
                                        "CallSid", "CA1234567890ABCDE",
                                        "Caller", "+14158675309",
                                        "Digits", "1234",
                                        "From", "+14158675309",
                                        "To", "+18005551212")))
                .isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
    }

    @ParameterizedTest
    @CsvSource({
        "1, ada acknowledge sms",
        "ACK please, ada acknowledge sms",
        "확인, ada acknowledge sms",
        "2, ada resolve sms",
        "해결, ada resolve sms",
        "Escalate!, ada escalate sms",
    })
    void aTextMessageActsInTheNameOfWhoseNumberItIs(String body, String done) {
        assertThat(text(ADA, body)).contains("<Message>", "Disk &lt;full&gt;");
        assertThat(pages.done()).containsExactly(done);
    }

    @Test
    void whatIsNotUnderstoodIsAnsweredWithWhatIs() {
        assertThat(text(ADA, "who is this?")).contains("1 or ack, 2 or resolve, 3 or escalate");
        assertThat(text(BORA, "뭐라고요")).contains("1 또는 확인");
        assertThat(text(BORA, "1")).contains("답할 호출이 없습니다");
        assertThat(pages.done()).isEmpty();
    }

    @Test
    void strangersGetNoAnswer() {
        assertThat(text("+15005550006", "1")).doesNotContain("<Message>");
        assertThat(pages.done()).isEmpty();
    }

    @Test
    void aForgedOrReplayedRequestIsRefused() {
        SortedMap<String, String> fields = fields("From", ADA, "Body", "1");
        assertThat(rig.send(post("/in/twilio/sms", FORM, form(fields))).statusCode())
                .isEqualTo(403);
        assertThat(
                        rig.send(
                                        signed("/in/twilio/sms", fields("From", ADA, "Body", "2"))
                                                .POST(
                                                        HttpRequest.BodyPublishers.ofString(
                                                                form(fields))))
                                .statusCode())
                .isEqualTo(403);
        assertThat(pages.done()).isEmpty();

        assertThat(rig.send(signed("/in/twilio/sms", fields)).statusCode()).isEqualTo(200);
        HttpResponse<String> replayed = rig.send(signed("/in/twilio/sms", fields));
        assertThat(replayed.statusCode()).isEqualTo(403);
        assertThat(replayed.body()).contains("carried out before");
        assertThat(pages.done()).hasSize(1);
    }

    @Test
    void pickingUpAcknowledgesNothingAndOffersTheKeys() {
        String said = call(voice(), "CallSid", "CA1", "AnsweredBy", "human");

        assertThat(said)
                .contains("This is Watchfire for ada. Severity P1. Disk &lt;full&gt;.")
                .contains("Why you: step 1 (L1), on call of db.")
                .contains("Press 4 to acknowledge. Press 6 to escalate, 8 to snooze")
                .contains("<Gather input=\"dtmf\" numDigits=\"1\"", voice() + "?turn=1");
        assertThat(pages.done()).isEmpty();
    }

    @Test
    void fourAcknowledgesAndTheVoiceConfirms() {
        assertThat(call(voice() + "?turn=1", "CallSid", "CA1", "Digits", "4"))
                .contains("Acknowledged: Disk &lt;full&gt;.", "<Hangup/>");
        assertThat(pages.done()).containsExactly("ada acknowledge voice");
    }

    @Test
    void sixEscalatesAndOtherKeysOfferTheMenuAgain() {
        assertThat(call(voice() + "?turn=1", "CallSid", "CA1", "Digits", "7"))
                .contains("That key does nothing", "?turn=2");
        assertThat(call(voice() + "?turn=2", "CallSid", "CA1", "Digits", "6"))
                .contains("Escalated, others are asked");
        assertThat(pages.done()).containsExactly("ada escalate voice");
        assertThat(call(voice() + "?turn=4", "CallSid", "CA1")).contains("nothing was changed");
    }

    @Test
    void aMachineHearsNoMenuAndDoesNotAcknowledge() {
        String said = call(voice(), "CallSid", "CA1", "AnsweredBy", "machine_start");

        assertThat(said).contains("Disk &lt;full&gt;").doesNotContain("Gather", "Press 4");
        assertThat(pages.done()).isEmpty();
        assertThat(pages.reports)
                .containsExactly(
                        new PagingCommand.ReportMedium(
                                pages.delivery("voice"),
                                "machine_start",
                                false,
                                "a machine answered, nobody heard the menu"));
    }

    @Test
    void whoPicksUpLateHearsThatItIsOver() {
        pages.resolve();

        assertThat(call(voice(), "CallSid", "CA1")).contains("It is over.", "<Hangup/>");
        assertThat(pages.state()).isEqualTo(Page.State.RESOLVED);
    }

    @Test
    void whatBecameOfAMessageIsReported() {
        String status = "/in/twilio/status/" + tokens.delivery(pages.delivery("sms"));
        assertThat(rig.send(signed(status, fields("MessageStatus", "sent"))).statusCode())
                .isEqualTo(204);
        rig.send(signed(status, fields("MessageStatus", "delivered")));
        rig.send(
                signed(
                        status,
                        fields("MessageStatus", "undelivered", "ErrorCode", "30006", "To", ADA)));

        assertThat(pages.reports)
                .containsExactly(
                        new PagingCommand.ReportMedium(
                                pages.delivery("sms"), "delivered", true, ""),
                        new PagingCommand.ReportMedium(
                                pages.delivery("sms"),
                                "undelivered",
                                false,
                                "Twilio's error 30006"),
                        new PagingCommand.BreakMethod(
                                "ada", "sms1", "this line takes no text messages"));
    }
}
