// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.email;

import static dev.watchfire.integrations.Notifications.T0;
import static dev.watchfire.integrations.Notifications.message;
import static dev.watchfire.integrations.Notifications.secret;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.integrations.Notification;
import dev.watchfire.integrations.Notifications;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.email.SmtpServer.Session;
import dev.watchfire.integrations.http.HostLookup;
import dev.watchfire.integrations.http.TestTls;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailSenderTest {
    private static final String SECRET = "s3cr3t-of-the-mail";

    private final HostLookup lookup =
            host ->
                    host.equals("good.example")
                            ? List.of(InetAddress.getLoopbackAddress())
                            : HostLookup.system().addresses(host);
    private final EmailSender sender =
            new EmailSender(lookup, Clock.fixed(T0, ZoneOffset.UTC), "wf.example");
    private SmtpServer server = SmtpServer.start(false);

    @AfterEach
    void close() {
        server.close();
    }

    /// The defaults of the configuration's table, without TLS.
    private Options options(@Nullable Object... changes) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Object[] defaults = {
            "to", "a@example.com",
            "from", "watchfire@example.com",
            "hello", "localhost",
            "smarthost", "127.0.0.1:" + server.port(),
            "auth_username", "",
            "auth_password", null,
            "auth_password_file", "",
            "auth_secret", null,
            "auth_secret_file", "",
            "auth_identity", "",
            "headers", null,
            "html", "{{ template \"email.default.html\" . }}",
            "text", "",
            "require_tls", false,
            "tls_config", null,
            "force_implicit_tls", null,
            "threading", null
        };
        for (int i = 0; i < defaults.length; i += 2) {
            values.put(String.valueOf(defaults[i]), defaults[i + 1]);
        }
        for (int i = 0; i < changes.length; i += 2) {
            values.put(String.valueOf(changes[i]), changes[i + 1]);
        }
        return Options.of(values);
    }

    private SendResult send(Options options) {
        return sender.send(Notifications.of(message(), options));
    }

    private Session exchange(Options options) throws InterruptedException {
        assertThat(send(options)).isEqualTo(SendResult.sent(0));
        return server.next();
    }

    private static List<String> head(Session session) {
        String head = session.content().split("\r\n\r\n", 2)[0];
        return head.replace("\r\n ", " ").lines().toList();
    }

    @Test
    void aMailIsSentWithAlertmanagersDefaults() throws Exception {
        Session session = exchange(options());

        assertThat(session.commands())
                .containsExactly(
                        "EHLO localhost",
                        "MAIL FROM:<watchfire@example.com>",
                        "RCPT TO:<a@example.com>",
                        "DATA",
                        "QUIT");
        assertThat(head(session))
                .contains(
                        "From: watchfire@example.com",
                        "To: a@example.com",
                        "Subject: [FIRING:2] DiskFull (critical)",
                        "Date: Sun, 22 Nov 2026 10:00:00 +0000",
                        "MIME-Version: 1.0")
                .anyMatch(l -> l.matches("Message-Id: <[0-9a-f-]+@wf\\.example>"))
                .anyMatch(l -> l.matches("Content-Type: multipart/alternative; boundary=\\w+"))
                .noneMatch(l -> l.startsWith("References"));
        assertThat(session.content())
                .contains("Content-Type: text/html; charset=UTF-8")
                .contains("Content-Transfer-Encoding: quoted-printable")
                .contains("db-1")
                .doesNotContain("text/plain");
        assertThat(session.content().lines()).allMatch(l -> l.length() <= 998);
    }

    @Test
    void everyOptionHasItsPlace() throws Exception {
        Session session =
                exchange(
                        options(
                                "to", "Zoë <a@example.com>, {{ .Receiver }}@example.com",
                                "from", "Watch <w@example.com>",
                                "hello", "here.example",
                                "headers",
                                        Map.of(
                                                "subject", "Größe {{ .Status }}\r\nX: y",
                                                "x-team", "{{ .Receiver }}",
                                                "Message-Id", "<1@x>"),
                                "html", "<b>{{ (index .Alerts 0).Annotations.summary }}</b>",
                                "text", ".é {{ .Status }}\n.\nend"));

        assertThat(session.commands())
                .contains(
                        "EHLO here.example",
                        "MAIL FROM:<w@example.com>",
                        "RCPT TO:<a@example.com>",
                        "RCPT TO:<ops@example.com>");
        assertThat(head(session))
                .contains(
                        "From: Watch <w@example.com>",
                        "To: =?utf-8?Q?Zo=C3=AB?= <a@example.com>, ops@example.com",
                        "Subject: =?utf-8?Q?Gr=C3=B6=C3=9Fe_firing_X:_y?=",
                        "X-Team: ops",
                        "Message-Id: <1@x>");
        assertThat(session.content())
                .contains("\r\n\r\n.=C3=A9 firing\r\n.\r\nend\r\n")
                .contains("<b>Disk of db-1 is &lt;full&gt; &amp; slow</b>");
        assertThat(session.content().indexOf("text/plain"))
                .isLessThan(session.content().indexOf("text/html"));
    }

    @Test
    void threadsReferToAMailOfTheirOwn() throws Exception {
        String hash = message().groupHash().substring(0, 16);
        Options daily = Notifications.options("enabled", true, "thread_by_date", "daily");
        Options all = Notifications.options("enabled", true, "thread_by_date", "none");

        assertThat(head(exchange(options("threading", daily))))
                .contains(
                        "References: <alert-" + hash + "-2026-11-22@alertmanager>",
                        "In-Reply-To: <alert-" + hash + "-2026-11-22@alertmanager>");
        assertThat(head(exchange(options("threading", all))))
                .contains("References: <alert-" + hash + "-@alertmanager>");
    }

    @Test
    void startTlsIsRequired() throws Exception {
        Options options =
                options(
                        "smarthost",
                        "good.example:" + server.port(),
                        "require_tls",
                        null,
                        "tls_config",
                        TestTls.client());

        SendResult plain = send(options);
        assertThat(plain.outcome()).isEqualTo(Outcome.RETRYABLE);
        assertThat(plain.message()).contains("does not advertise the STARTTLS extension");
        server.next();

        server.offer("STARTTLS", "AUTH PLAIN");
        Session session = exchange(options);

        assertThat(session.encrypted()).isTrue();
        assertThat(session.commands())
                .startsWith(
                        "EHLO localhost",
                        "STARTTLS",
                        "EHLO localhost",
                        "MAIL FROM:<watchfire@example.com>");
    }

    @Test
    void aCertificateNobodyKnowsIsNotTrusted() throws Exception {
        server.offer("STARTTLS");

        SendResult result =
                send(options("smarthost", "good.example:" + server.port(), "require_tls", true));

        assertThat(result.outcome()).isEqualTo(Outcome.RETRYABLE);
        assertThat(server.next().commands()).noneMatch(c -> c.startsWith("MAIL"));
    }

    @Test
    void tlsMayBeThereFromTheBeginning() throws Exception {
        server.close();
        server = SmtpServer.start(true);
        server.offer("AUTH PLAIN");

        Session session =
                exchange(
                        options(
                                "smarthost",
                                "good.example:" + server.port(),
                                "require_tls",
                                true,
                                "force_implicit_tls",
                                true,
                                "tls_config",
                                TestTls.client(),
                                "auth_username",
                                "u",
                                "auth_password",
                                secret(SECRET),
                                "auth_identity",
                                "i"));

        assertThat(session.encrypted()).isTrue();
        assertThat(session.commands()).doesNotContain("STARTTLS");
        assertThat(SmtpServer.decoded(session.command("AUTH PLAIN").substring(11)))
                .isEqualTo("i\0u\0" + SECRET);
    }

    @Test
    void loginAndCramMd5AreSpoken() throws Exception {
        server.offer("AUTH LOGIN");
        assertThat(exchange(options("auth_username", "u", "auth_password", secret(SECRET))))
                .satisfies(
                        s ->
                                assertThat(s.commands())
                                        .contains("AUTH LOGIN", "user u", "password " + SECRET));

        // The example of RFC 2195.
        server.offer("AUTH PLAIN CRAM-MD5");
        assertThat(
                        exchange(
                                        options(
                                                "auth_username",
                                                "tim",
                                                "auth_secret",
                                                secret("tanstaaftanstaaf")))
                                .commands())
                .contains("cram tim b913a602c7eda7a495b4e6e7334d3890");
    }

    @Test
    void aPasswordIsNotSentInTheClear() throws Exception {
        server.offer("AUTH PLAIN");
        SendResult result =
                send(
                        options(
                                "smarthost",
                                "good.example:" + server.port(),
                                "auth_username",
                                "u",
                                "auth_password",
                                secret(SECRET)));

        assertThat(result)
                .isEqualTo(
                        SendResult.retryable(
                                0, "AUTH PLAIN is not used over a connection without TLS", 0));
        assertThat(server.next().commands()).noneMatch(c -> c.startsWith("AUTH"));
    }

    @Test
    void withoutASecretForAnyWayItIsTriedAgain() {
        server.offer("AUTH CRAM-MD5 XOAUTH2");

        assertThat(send(options("auth_username", "u", "auth_password", secret(SECRET))))
                .isEqualTo(
                        SendResult.retryable(
                                0,
                                "no way to authenticate: CRAM-MD5 needs auth_secret, XOAUTH2 is"
                                        + " not known",
                                0));
    }

    @Test
    void secretsAreNotShownWhereTheServerEchoesThem() {
        server.offer("AUTH LOGIN");
        server.reply("AUTH", "535 no: " + SECRET);

        SendResult result = send(options("auth_username", "u", "auth_password", secret(SECRET)));

        assertThat(result.outcome()).isEqualTo(Outcome.RETRYABLE);
        assertThat(result.message()).startsWith("AUTH LOGIN: 535 no:").doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "MAIL", "RCPT", "DATA", "."})
    void whatTheServerRefusesIsTriedAgain(String command) {
        server.reply(command, "550 not today");

        SendResult result = send(options());

        assertThat(result.outcome()).isEqualTo(Outcome.RETRYABLE);
        assertThat(result.message()).endsWith(": 550 not today");
    }

    @Test
    void anOldServerIsGreetedTheOldWay() throws Exception {
        server.reply("EHLO", "502 what?");

        assertThat(exchange(options()).commands()).contains("HELO localhost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "EHLO", "RCPT", "DATA"})
    void aConnectionThatIsCutBeforeTheEndIsTriedAgain(String command) {
        server.reply(command, SmtpServer.CLOSE);

        assertThat(send(options()).outcome()).isEqualTo(Outcome.RETRYABLE);
    }

    @Test
    void whatIsNotAnsweredAtTheEndMayHaveArrived() {
        server.reply(".", SmtpServer.CLOSE);
        assertThat(send(options()).outcome()).isEqualTo(Outcome.UNKNOWN);

        server.reply(".", "what?");
        assertThat(send(options()).outcome()).isEqualTo(Outcome.UNKNOWN);

        server.reply(".", SmtpServer.HANG);
        Notification hurried = Notifications.within(Duration.ofSeconds(1), message(), options());
        assertThat(sender.send(hurried).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aServerThatClosesRightAfterItsYesHasTheMail() {
        server.reply(".", SmtpServer.YES_AND_CLOSE);

        for (int i = 0; i < 20; i++) {
            assertThat(send(options())).isEqualTo(SendResult.sent(0));
        }
    }

    @Test
    void aServerThatReadsNothingIsGivenUp() {
        server.reply("DATA", SmtpServer.STOP_READING);
        Notification hurried =
                Notifications.within(
                        Duration.ofSeconds(1), message(), options("text", "x".repeat(20_000_000)));

        assertThat(sender.send(hurried).outcome()).isEqualTo(Outcome.RETRYABLE);
    }

    @Test
    void aServerThatHangsIsGivenUp() {
        server.reply("GREETING", SmtpServer.HANG);
        Notification hurried = Notifications.within(Duration.ofSeconds(1), message(), options());

        assertThat(sender.send(hurried))
                .isEqualTo(
                        SendResult.retryable(
                                0, "127.0.0.1:" + server.port() + " did not answer in time", 0));
    }

    @Test
    void nonsenseIsTriedAgain() {
        server.reply("GREETING", "HTTP/1.1 400 Bad Request");

        assertThat(send(options()).message()).startsWith("the server does not speak SMTP");
    }

    @Test
    void aServerThatIsGoneIsTriedAgain() {
        server.close();

        assertThat(send(options()).outcome()).isEqualTo(Outcome.RETRYABLE);
    }

    @Test
    void linkLocalAndMetadataAddressesGetNothing() {
        assertThat(send(options("smarthost", "169.254.169.254:25")).outcome())
                .isEqualTo(Outcome.REFUSED);
        assertThat(send(options("smarthost", "metadata.google.internal:25")).outcome())
                .isEqualTo(Outcome.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@b@c", "a@example.com\r\nRCPT TO:<b@example.com>"})
    void anAddressThatIsNoneIsFinal(String to) {
        assertThat(send(options("to", to)).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(send(options("to", "{{ .Nonsense }}")).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(send(options("from", "a@example.com, b@example.com")).message())
                .isEqualTo("must be exactly one 'from' address (got: 2)");
        assertThat(server.isUntouched()).isTrue();
    }

    @Test
    void aSecretFileThatCannotBeReadIsTriedAgain() {
        assertThat(send(options("auth_username", "u", "auth_password_file", "/does/not/exist")))
                .isEqualTo(
                        SendResult.retryable(
                                0, "auth_password_file /does/not/exist does not exist", 0));
    }

    @Test
    void aTemplateThatFailsDoesNotCostTheMessage() throws Exception {
        Session session =
                exchange(
                        options(
                                "headers", Map.of("Subject", "{{ .Nonsense }}"),
                                "text", "{{ .Nonsense }}",
                                "html", "{{ .Nonsense }}"));

        assertThat(head(session)).contains("Subject: [FIRING:2] DiskFull (alertname=DiskFull)");
        assertThat(session.content()).contains("<pre>", "firing: alertname=3DDiskFull");
    }

    @Test
    void anInterruptEndsTheAttemptAndIsConsumed() throws Exception {
        server.reply("GREETING", SmtpServer.HANG);
        List<Object> seen = new java.util.concurrent.CopyOnWriteArrayList<>();
        Thread thread =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    seen.add(send(options()).outcome());
                                    seen.add(Thread.currentThread().isInterrupted());
                                });
        while (server.isUntouched()) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        thread.join(Duration.ofSeconds(10));

        assertThat(seen).containsExactly(Outcome.RETRYABLE, false);
    }

    @Test
    void theDestinationIsTheSmarthost() {
        assertThat(sender.destination(options("smarthost", "mail.example:587")))
                .isEqualTo("smtp://mail.example:587");
    }
}
