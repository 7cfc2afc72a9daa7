// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.email;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.Deadline;
import dev.watchfire.integrations.http.HostLookup;
import dev.watchfire.integrations.http.Sockets;
import dev.watchfire.integrations.page.Means;
import dev.watchfire.integrations.page.PageCall;
import dev.watchfire.integrations.page.PageMessage;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;

/// Tells a person about a page by mail. Mails about one page form one thread.
public final class EmailMeans implements Means {
    private static final String NAMELESS = "localhost.localdomain";

    private final HostLookup lookup;
    private final Clock clock;
    private final String hostName;

    public EmailMeans() {
        this(
                HostLookup.system(),
                Clock.system(ZoneId.systemDefault()),
                System.getenv().getOrDefault("HOSTNAME", NAMELESS));
    }

    EmailMeans(HostLookup lookup, Clock clock, String hostName) {
        this.lookup = lookup;
        this.clock = clock;
        this.hostName = hostName;
    }

    @Override
    public String destination(Options options) {
        return "smtp://" + options.text("smarthost");
    }

    @Override
    public SendResult send(PageCall call) {
        PageMessage message = call.message();
        String domain = message.replyDomain();
        String reply =
                domain.isEmpty() || message.reply().isEmpty()
                        ? ""
                        : "page+" + message.reply() + "@" + domain;
        PageMail written = new PageMail(message, !reply.isEmpty());
        Mail mail;
        SmtpLogin login;
        try {
            mail =
                    Mail.of(
                            call.text("from"),
                            call.method().address(),
                            headers(message, reply),
                            written.text(),
                            written.html(),
                            hostName,
                            ZonedDateTime.now(clock));
            login = SmtpLogin.read(call.options());
        } catch (AddressException e) {
            return SendResult.refused(0, Sockets.shown(e.getMessage(), java.util.List.of()));
        } catch (IOException e) {
            return SendResult.retryable(0, String.valueOf(e.getMessage()), 0);
        }
        Deadline deadline = Deadline.after(call.timeout());
        return new SmtpDelivery(lookup, call.options(), login, deadline).deliver(mail);
    }

    private Map<String, String> headers(PageMessage message, String reply) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Subject", message.headline());
        // Answering machines hold their tongue: RFC 3834, 5.
        headers.put("Auto-Submitted", "auto-generated");
        headers.put("X-Auto-Response-Suppress", "All");
        if (message.isUrgent()) {
            headers.put("Importance", "high");
            headers.put("X-Priority", "1");
        }
        if (!reply.isEmpty()) {
            headers.put("Reply-To", reply);
        }
        if (message.pages().size() == 1) {
            String thread = "<page-" + message.pages().getFirst().id() + "@" + hostName + ">";
            headers.put("References", thread);
            headers.put("In-Reply-To", thread);
        }
        return headers;
    }
}
