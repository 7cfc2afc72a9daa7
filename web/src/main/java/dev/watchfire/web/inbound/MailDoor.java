// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PageAnswer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/// Takes answers to mails about pages. Only mail to an address that this server signed is let in;
/// an answering machine's is dropped. It listens where `paging.mail_in` says, and follows the
/// configuration.
public final class MailDoor implements AutoCloseable {
    private static final String MAIL_IN = "mail_in";
    private static final String PREFIX = "page+";

    /// An answer is a line; what it quotes may be long.
    private static final int MOST_BYTES = 1 << 20;

    /// How soon a change of the configuration is seen.
    private static final Duration FOLLOW_INTERVAL = Duration.ofSeconds(5);

    private static final int MOST_CONNECTIONS = 50;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(MailDoor.class);

    private final Acts acts;
    private final ActionTokens tokens;
    private final Thread follower = Thread.ofVirtual().name("mail-in").unstarted(this::goOn);
    private @Nullable SMTPServer server;
    private String listening = "";
    private volatile String domain = "";

    public MailDoor(Acts acts, ActionTokens tokens) {
        this.acts = acts;
        this.tokens = tokens;
    }

    /// Follows the configuration until it is closed.
    public void start() {
        follow();
        follower.start();
    }

    private void goOn() {
        try {
            while (true) {
                Thread.sleep(FOLLOW_INTERVAL);
                follow();
            }
        } catch (InterruptedException e) {
            // By close.
        }
    }

    /// Listens where the configuration says now, or no more.
    synchronized void follow() {
        Options options = options(acts.image());
        String wanted = options == null ? "" : options.text("listen");
        domain = options == null ? "" : options.text("domain").toLowerCase(Locale.ROOT);
        if (wanted.equals(listening)) {
            return;
        }
        hangUp();
        if (wanted.isEmpty()) {
            return;
        }
        int colon = wanted.lastIndexOf(':');
        try {
            SMTPServer fresh =
                    SMTPServer.port(Integer.parseInt(wanted.substring(colon + 1)))
                            .bindAddress(
                                    InetAddress.getByName(
                                            colon <= 0 ? "0.0.0.0" : wanted.substring(0, colon)))
                            .hostName(domain.isEmpty() ? "localhost" : domain)
                            .softwareName("Watchfire")
                            .maxConnections(MOST_CONNECTIONS)
                            .maxRecipients(1)
                            .maxMessageSize(MOST_BYTES)
                            .connectionTimeoutMs((int) TIMEOUT.toMillis())
                            .simpleMessageListener(new Listener())
                            .build();
            fresh.start();
            server = fresh;
            listening = wanted;
            LOG.info("Takes answers by mail on {} for {}", wanted, domain);
        } catch (IOException | RuntimeException e) {
            LOG.error("paging.mail_in: cannot listen on {}: {}", wanted, e.getMessage());
        }
    }

    private static @Nullable Options options(Image image) {
        Configuration configuration = image.configuration();
        Integration mailIn =
                configuration == null ? null : configuration.paging().means().get(MAIL_IN);
        return mailIn != null && mailIn.settings() instanceof Options options ? options : null;
    }

    /// The port that was chosen, or −1.
    synchronized int port() {
        SMTPServer running = server;
        return running == null ? -1 : running.getPortAllocated();
    }

    private final class Listener implements SimpleMessageListener {
        @Override
        public boolean accept(String from, String recipient) {
            return delivery(recipient) >= 0;
        }

        @Override
        public void deliver(String from, String recipient, InputStream content) throws IOException {
            try {
                take(delivery(recipient), new MimeMessage(session(), content));
            } catch (MessagingException e) {
                LOG.warn("an answer by mail cannot be read: {}", e.getMessage());
            }
        }
    }

    private static Session session() {
        return Session.getInstance(new Properties());
    }

    private long delivery(String recipient) {
        String bare = recipient.strip().toLowerCase(Locale.ROOT);
        int at = bare.lastIndexOf('@');
        boolean ours =
                at > 0
                        && bare.startsWith(PREFIX)
                        && (domain.isEmpty() || bare.substring(at + 1).equals(domain));
        return ours ? tokens.readDelivery(bare.substring(PREFIX.length(), at)) : -1;
    }

    private void take(long delivery, MimeMessage mail) throws MessagingException, IOException {
        if (MailText.isByMachine(mail)) {
            LOG.info("an answering machine answered delivery {}: dropped", delivery);
            return;
        }
        Acts.Asked asked = delivery < 0 ? null : acts.asked(delivery);
        if (asked == null) {
            return;
        }
        String written = MailText.written(mail);
        PageAnswer first = Words.first(written);
        PageAnswer answer = first == null ? PageAnswer.of(PageAnswer.Kind.ACKNOWLEDGE) : first;
        Acts.Outcome outcome =
                acts.answer(
                        asked.pages().stream().map(Page::id).toList(),
                        answer,
                        asked.person().name(),
                        "email",
                        asked.message());
        if (outcome.later()) {
            // The sender's server tries again.
            throw new IOException("the server is busy");
        }
    }

    @Override
    public void close() {
        follower.interrupt();
        hangUp();
    }

    private synchronized void hangUp() {
        SMTPServer running = server;
        if (running != null) {
            running.stop();
        }
        server = null;
        listening = "";
    }
}
