// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.sms;

import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.Deadline;
import dev.watchfire.integrations.http.HostLookup;
import dev.watchfire.integrations.http.Sockets;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.page.PageCall;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;

/// Hands text messages to a switch by SMPP 3.4, one session for each: pages are few, and a session
/// that is kept dies unseen.
final class SmppSms implements SmsProvider {
    private static final int PORT = 2775;
    private static final int TLS_PORT = 3550;
    private static final byte HAS_HEADER = 0x40;
    private static final int ALPHANUMERIC_CHARACTERS = 11;

    /// It may take the same message a moment later.
    private static final Set<Integer> LATER =
            Set.of(
                    SMPPConstant.STAT_ESME_RTHROTTLED,
                    SMPPConstant.STAT_ESME_RMSGQFUL,
                    SMPPConstant.STAT_ESME_RSYSERR);

    @Override
    public String destination(Options options) {
        return "smpp://" + options.text("host");
    }

    @Override
    public SendResult send(PageCall call, String number, SmsText text) {
        String password;
        try {
            password = call.secret("password");
        } catch (IOException e) {
            return VendorHttp.unreadable(e);
        }
        Deadline deadline = Deadline.after(call.timeout());
        boolean tls = call.flag("tls");
        SMPPSession session =
                new SMPPSession((host, port) -> connected(call, host, port, tls, deadline));
        try {
            session.connectAndBind(
                    call.text("host"),
                    (int) call.number("port", tls ? TLS_PORT : PORT),
                    new BindParameter(
                            BindType.BIND_TX,
                            call.text("system_id"),
                            password,
                            call.text("system_type"),
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            null),
                    Math.max(1, deadline.remainingMs()));
        } catch (IOException e) {
            session.unbindAndClose();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return SendResult.retryable(0, "SMPP: no session: " + cause.getMessage(), 0);
        }
        try {
            session.setTransactionTimer(Math.max(1, deadline.remainingMs()));
            return submit(session, call, number, text);
        } finally {
            session.unbindAndClose();
        }
    }

    /// Goes where everything of ours may go, and looks at the certificate's name.
    private static Connection connected(
            PageCall call, String host, int port, boolean tls, Deadline deadline)
            throws IOException {
        Socket socket = Sockets.connect(HostLookup.system(), host, port, deadline);
        if (!tls) {
            return new SocketConnection(socket);
        }
        try {
            return new SocketConnection(
                    Sockets.secure(
                            socket,
                            host,
                            call.options().has("tls_config")
                                    ? call.options().tls("tls_config")
                                    : HttpSettings.TlsSettings.DEFAULT));
        } catch (GeneralSecurityException e) {
            throw new IOException("tls_config cannot be used: " + e.getMessage(), e);
        }
    }

    private static SendResult submit(
            SMPPSession session, PageCall call, String number, SmsText text) {
        List<byte[]> segments = Segments.of(text, (int) (call.message().delivery() & 0xff));
        int taken = 0;
        try {
            for (byte[] segment : segments) {
                submit(session, call.text("from"), number, segment, segments.size() > 1, text);
                taken++;
            }
            return SendResult.sent(0);
        } catch (NegativeResponseException e) {
            int status = e.getCommandStatus();
            String why = "SMPP: refused with command status 0x%08x".formatted(status);
            if (taken > 0) {
                return SendResult.unknown(why + " after " + taken + " segments");
            }
            if (status == SMPPConstant.STAT_ESME_RINVDSTADR) {
                call.broken().accept("the switch says that there is no such number");
            }
            return LATER.contains(status)
                    ? SendResult.retryable(0, why, 0)
                    : SendResult.refused(0, why);
        } catch (ResponseTimeoutException | InvalidResponseException | IOException e) {
            return SendResult.unknown("SMPP: no answer: " + e.getMessage());
        } catch (PDUException e) {
            return SendResult.refused(0, "SMPP: the message cannot be written: " + e.getMessage());
        }
    }

    private static void submit(
            SMPPSession session,
            String from,
            String number,
            byte[] segment,
            boolean joined,
            SmsText text)
            throws NegativeResponseException,
                    ResponseTimeoutException,
                    InvalidResponseException,
                    PDUException,
                    IOException {
        boolean digits = from.chars().allMatch(c -> c >= '0' && c <= '9' || c == '+');
        boolean international = from.startsWith("+");
        var _ =
                session.submitShortMessage(
                        "",
                        !digits
                                ? TypeOfNumber.ALPHANUMERIC
                                : international ? TypeOfNumber.INTERNATIONAL : TypeOfNumber.UNKNOWN,
                        digits ? NumberingPlanIndicator.ISDN : NumberingPlanIndicator.UNKNOWN,
                        sender(from, digits, international),
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        number.substring(1),
                        new ESMClass(joined ? HAS_HEADER : 0),
                        (byte) 0,
                        (byte) 1,
                        null,
                        null,
                        new RegisteredDelivery(0),
                        (byte) 0,
                        new GeneralDataCoding(
                                text.unicode() ? Alphabet.ALPHA_UCS2 : Alphabet.ALPHA_DEFAULT),
                        (byte) 0,
                        segment);
    }

    private static String sender(String from, boolean digits, boolean international) {
        if (digits) {
            return international ? from.substring(1) : from;
        }
        return from.length() > ALPHANUMERIC_CHARACTERS
                ? from.substring(0, ALPHANUMERIC_CHARACTERS)
                : from;
    }
}
