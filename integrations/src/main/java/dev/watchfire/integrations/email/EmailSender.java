// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.email;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Notification;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.http.Deadline;
import dev.watchfire.integrations.http.HostLookup;
import dev.watchfire.integrations.http.Sockets;
import dev.watchfire.integrations.render.Texts;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/// Sends mail to a smarthost.
public final class EmailSender implements Sender {
    /// As Alertmanager has it where the host does not know its name.
    private static final String NAMELESS = "localhost.localdomain";

    private final HostLookup lookup;
    private final Clock clock;
    private final String hostName;

    public EmailSender() {
        this(
                HostLookup.system(),
                Clock.system(ZoneId.systemDefault()),
                System.getenv().getOrDefault("HOSTNAME", NAMELESS));
    }

    EmailSender(HostLookup lookup, Clock clock, String hostName) {
        this.lookup = lookup;
        this.clock = clock;
        this.hostName = hostName;
    }

    @Override
    public String destination(Options options) {
        return "smtp://" + options.text("smarthost");
    }

    /// The mail as its reader would see it, and nothing sent.
    ///
    /// @throws AddressException where the sender or a recipient is no address
    public static String preview(Options options, Texts texts) throws AddressException {
        return Mail.readable(options, texts);
    }

    @Override
    public SendResult send(Notification notification) {
        Options options = notification.options();
        Mail mail;
        SmtpLogin login;
        try {
            mail =
                    Mail.of(
                            notification.message(),
                            options,
                            notification.texts(),
                            hostName,
                            ZonedDateTime.now(clock));
            login = SmtpLogin.read(options);
        } catch (AddressException e) {
            return SendResult.refused(0, Sockets.shown(e.getMessage(), List.of()));
        } catch (IOException e) {
            return SendResult.retryable(0, String.valueOf(e.getMessage()), 0);
        }
        Deadline deadline = Deadline.after(notification.timeout());
        return new SmtpDelivery(lookup, options, login, deadline).deliver(mail);
    }
}
