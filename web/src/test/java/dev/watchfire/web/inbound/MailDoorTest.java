// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchfire.engine.matcher.MatcherParser;
import dev.watchfire.engine.matcher.MatcherSyntax;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.client.SMTPException;
import org.subethamail.smtp.client.SmartClient;

final class MailDoorTest extends InboundRig {
    private MailDoor door;

    @BeforeEach
    void open() {
        door =
                new MailDoor(
                        new Acts(pages, rig.people, new MatcherParser(MatcherSyntax.FALLBACK)),
                        tokens);
        door.follow();
    }

    @AfterEach
    void shut() {
        door.close();
    }

    private String address() {
        return "page+" + tokens.delivery(pages.delivery("sms")) + "@page.example.org";
    }

    private void answer(String recipient, String headers, String body) throws Exception {
        SmartClient client =
                SmartClient.createAndConnect("127.0.0.1", door.port(), "mail.example.org");
        try {
            client.from("ada@example.org");
            client.to(recipient);
            client.dataStart();
            byte[] mail =
                    ("From: ada@example.org\r\nSubject: Re: page\r\n" + headers + "\r\n" + body)
                            .getBytes(StandardCharsets.UTF_8);
            client.dataWrite(mail, mail.length);
            client.dataEnd();
        } finally {
            client.quit();
        }
    }

    @Test
    void anAnswerAcknowledgesWhateverItQuotes() throws Exception {
        answer(address(), "", "I am on it\r\n\r\nOn Sun, Watchfire wrote:\r\n> resolve it\r\n");

        assertThat(pages.done()).containsExactly("ada acknowledge email");
    }

    @Test
    void theFirstWordSaysWhatElse() throws Exception {
        answer(
                address().toUpperCase(java.util.Locale.ROOT),
                "Content-Type: text/plain; charset=utf-8\r\n",
                "해결\r\n> 1\r\n");

        assertThat(pages.done()).containsExactly("ada resolve email");
    }

    @Test
    void anAnsweringMachineIsDropped() throws Exception {
        answer(address(), "Auto-Submitted: auto-replied\r\n", "I am on the beach\r\n");
        answer(address(), "Precedence: bulk\r\n", "ack\r\n");

        assertThat(pages.done()).isEmpty();
    }

    @Test
    void mailToAnAddressThatIsNotSignedIsRefusedAtTheDoor() {
        assertThatThrownBy(() -> answer("page+abc@page.example.org", "", "ack"))
                .isInstanceOf(SMTPException.class);
        assertThatThrownBy(() -> answer(address().replace("page.example", "evil"), "", "ack"))
                .isInstanceOf(SMTPException.class);
        assertThat(pages.done()).isEmpty();
    }

    @Test
    void anHtmlAnswerIsReadToo() throws Exception {
        answer(
                address(),
                "Content-Type: text/html; charset=utf-8\r\n",
                "<div>escalate</div><blockquote>old</blockquote>\r\n");

        assertThat(pages.done()).containsExactly("ada escalate email");
    }
}
