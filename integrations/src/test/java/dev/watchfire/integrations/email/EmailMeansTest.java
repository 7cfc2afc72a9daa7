// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.email;

import static dev.watchfire.integrations.page.PageSamples.HOME;
import static dev.watchfire.integrations.page.PageSamples.T0;
import static dev.watchfire.integrations.page.PageSamples.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.email.SmtpServer.Session;
import dev.watchfire.integrations.http.HostLookup;
import dev.watchfire.integrations.page.PageMessage;
import dev.watchfire.integrations.page.PageSamples;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EmailMeansTest {
    private final SmtpServer server = SmtpServer.start(false);
    private final EmailMeans means =
            new EmailMeans(HostLookup.system(), Clock.fixed(T0, ZoneOffset.UTC), "wf.example");

    @AfterEach
    void close() {
        server.close();
    }

    private Session send(PageMessage message) throws InterruptedException {
        Map<String, @Nullable Object> options = new HashMap<>();
        options.put("from", "watchfire@example.com");
        options.put("hello", "localhost");
        options.put("smarthost", "127.0.0.1:" + server.port());
        options.put("auth_username", "");
        options.put("auth_password", null);
        options.put("auth_password_file", "");
        options.put("auth_secret", null);
        options.put("auth_secret_file", "");
        options.put("auth_identity", "");
        options.put("require_tls", false);
        options.put("tls_config", null);
        options.put("force_implicit_tls", null);
        assertThat(means.send(PageSamples.call(message, "email", "ada@example.org", options)))
                .isEqualTo(SendResult.sent(0));
        return server.next();
    }

    private static String part(Session session, int index) throws Exception {
        String type =
                session.content()
                        .replace("\r\n ", " ")
                        .lines()
                        .filter(line -> line.startsWith("Content-Type: multipart"))
                        .findFirst()
                        .orElseThrow()
                        .substring("Content-Type: ".length());
        MimeMultipart parts =
                new MimeMultipart(
                        new ByteArrayDataSource(
                                session.content().getBytes(StandardCharsets.US_ASCII), type));
        return String.valueOf(parts.getBodyPart(index).getContent());
    }

    @Test
    void aMailSaysWhatWhyAndWhatToDoInBothAlternatives() throws Exception {
        Session session = send(message("en"));

        assertThat(session.commands()).contains("RCPT TO:<ada@example.org>");
        assertThat(session.content())
                .contains("Subject: [P1] Disk full on db-41\r\n")
                .contains("Auto-Submitted: auto-generated\r\n")
                .contains("References: <page-41@wf.example>\r\n")
                .doesNotContain("\r\nReply-To");
        assertThat(part(session, 0))
                .contains("Why you: on call of db, by their rule for P1")
                .contains("Acknowledge: " + HOME + "/a/acknowledge41adasms")
                .contains("Why it came to you: " + HOME + "/pages/41");
        assertThat(part(session, 1))
                .contains("href=\"" + HOME + "/a/acknowledge41adasms\">Acknowledge</a>");
    }

    @Test
    void aMailThatIsAnsweredCarriesASignedAddress() throws Exception {
        PageMessage plain = message("ko");
        PageMessage answered =
                new PageMessage(
                        plain.kind(),
                        plain.delivery(),
                        plain.person(),
                        plain.title(),
                        plain.text(),
                        plain.why(),
                        plain.pages(),
                        0,
                        plain.url(),
                        plain.explanation(),
                        plain.actions(),
                        plain.reply(),
                        "page.example.org",
                        plain.home(),
                        "",
                        plain.words());

        Session session = send(answered);

        assertThat(session.content()).contains("Reply-To: page+d7@page.example.org\r\n");
        assertThat(part(session, 0)).contains("이 메일에 답장하면 확인 처리됩니다.", "확인: ");
    }

    @Test
    void aReminderIsAMailWithOneLink() throws Exception {
        Session session = send(PageSamples.reminder("en"));

        assertThat(session.content()).contains("Subject: You are on call for db\r\n");
        assertThat(part(session, 0))
                .contains("Your shift: Monday.", "Open: " + HOME + "/oncall?schedule=db")
                .doesNotContain("/a/", "/pages");
    }

    @Test
    void aCodeIsAMailOfItsOwn() throws Exception {
        Session session = send(message("ko", Notice.Kind.CODE));

        assertThat(
                        MimeUtility.decodeText(
                                session.content()
                                        .replace("\r\n ", " ")
                                        .lines()
                                        .filter(line -> line.startsWith("Subject: "))
                                        .findFirst()
                                        .orElseThrow()
                                        .substring(9)))
                .isEqualTo("Watchfire 인증 번호");
        assertThat(part(session, 0)).contains("123456").doesNotContain("/a/");
    }
}
