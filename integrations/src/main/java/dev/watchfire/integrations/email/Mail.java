// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.email;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Message;
import dev.watchfire.integrations.render.Texts;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// A message as it is sent: an envelope, and headers with two alternatives of one text. Sources:
/// RFC 5322, RFC 2045 to 2047.
///
/// @param content 7-bit, with CRLF line ends
record Mail(String from, List<String> to, String content) {
    private static final String SUBJECT = "{{ template \"email.default.subject\" . }}";
    private static final Set<String> ADDRESSES =
            Set.of("From", "To", "Cc", "Bcc", "Reply-To", "Sender");

    /// Enough to tell groups apart in the name of a thread.
    private static final int THREAD_HASH_CHARACTERS = 16;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    /// @throws AddressException where the sender or a recipient is no address
    static Mail of(
            Message message, Options options, Texts texts, String hostName, ZonedDateTime now)
            throws AddressException {
        List<String> from = addresses("from", texts.value(options.text("from")));
        if (from.size() != 1) {
            throw new AddressException(
                    "must be exactly one 'from' address (got: " + from.size() + ")");
        }
        List<String> to = addresses("to", texts.value(options.text("to")));
        StringBuilder head = new StringBuilder();
        Map<String, String> headers = headers(options, texts);
        headers.putIfAbsent("Message-Id", "<" + UUID.randomUUID() + "@" + hostName + ">");
        headers.forEach((name, value) -> header(head, name, value));
        Options threading = options.part("threading");
        if (threading != null && threading.flag("enabled")) {
            String thread = thread(message, threading, now.toLocalDate());
            header(head, "References", thread);
            header(head, "In-Reply-To", thread);
        }
        header(head, "Date", DATE.format(now));
        String boundary = UUID.randomUUID().toString().replace("-", "");
        header(head, "Content-Type", "multipart/alternative; boundary=" + boundary);
        header(head, "MIME-Version", "1.0");
        return new Mail(from.getFirst(), to, content(head, boundary, options, texts));
    }

    /// A mail that says what it is given, in both alternatives.
    ///
    /// @param headers besides those that every mail has
    /// @throws AddressException where the sender or the recipient is no address
    static Mail of(
            String from,
            String to,
            Map<String, String> headers,
            String text,
            String html,
            String hostName,
            ZonedDateTime now)
            throws AddressException {
        List<String> sender = addresses("from", from);
        List<String> recipients = addresses("to", to);
        StringBuilder head = new StringBuilder();
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.put("From", from);
        all.put("To", to);
        all.putIfAbsent("Message-Id", "<" + UUID.randomUUID() + "@" + hostName + ">");
        all.put("Date", DATE.format(now));
        all.forEach((name, value) -> header(head, name, value));
        String boundary = UUID.randomUUID().toString().replace("-", "");
        header(head, "Content-Type", "multipart/alternative; boundary=" + boundary);
        header(head, "MIME-Version", "1.0");
        head.append("\r\n");
        part(head, boundary, "text/plain", text);
        part(head, boundary, "text/html", html);
        head.append("--").append(boundary).append("--\r\n");
        return new Mail(sender.getFirst(), recipients, head.toString());
    }

    /// What a reader sees of it: the headers that matter, and both alternatives unencoded.
    ///
    /// @throws AddressException where the sender or a recipient is no address
    static String readable(Options options, Texts texts) throws AddressException {
        addresses("from", texts.value(options.text("from")));
        addresses("to", texts.value(options.text("to")));
        StringBuilder shown = new StringBuilder();
        headers(options, texts)
                .forEach((name, value) -> shown.append(titled(name) + ": " + value.strip() + "\n"));
        String text = options.text("text");
        if (!text.isEmpty()) {
            shown.append("\n[text/plain]\n").append(texts.body(text)).append('\n');
        }
        String html = options.text("html");
        if (!html.isEmpty()) {
            shown.append("\n[text/html]\n").append(texts.html(html)).append('\n');
        }
        return shown.toString();
    }

    private static List<String> addresses(String option, String text) throws AddressException {
        try {
            InternetAddress[] addresses = InternetAddress.parse(text, true);
            for (InternetAddress address : addresses) {
                address.validate();
            }
            if (addresses.length == 0) {
                throw new AddressException("there is none");
            }
            return Arrays.stream(addresses).map(InternetAddress::getAddress).toList();
        } catch (AddressException e) {
            throw new AddressException("'" + option + "' addresses: " + e.getMessage());
        }
    }

    private static Map<String, String> headers(Options options, Texts texts) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        options.textMap("headers")
                .forEach(
                        (name, template) ->
                                headers.put(
                                        name,
                                        name.equalsIgnoreCase("Subject")
                                                ? texts.title(template)
                                                : texts.value(template)));
        headers.computeIfAbsent("Subject", _ -> texts.title(SUBJECT));
        headers.computeIfAbsent("To", _ -> texts.value(options.text("to")));
        headers.computeIfAbsent("From", _ -> texts.value(options.text("from")));
        return headers;
    }

    /// A mail that does not exist: programs group those together that refer to it.
    private static String thread(Message message, Options threading, LocalDate today) {
        String by = threading.text("thread_by_date").equals("none") ? "" : today.toString();
        String hash = message.groupHash().substring(0, THREAD_HASH_CHARACTERS);
        return "<alert-" + hash + "-" + by + "@alertmanager>";
    }

    private static void header(StringBuilder head, String name, String value) {
        String shown = titled(name);
        String line = value.replaceAll("[\\r\\n\\x00]+", " ").strip();
        String encoded = ADDRESSES.contains(shown) ? addressHeader(line) : words(line);
        head.append(shown).append(": ");
        head.append(MimeUtility.fold(shown.length() + 2, encoded)).append("\r\n");
    }

    private static String titled(String name) {
        StringBuilder titled = new StringBuilder(name);
        for (int i = 0; i < name.length(); i++) {
            if (i == 0 || name.charAt(i - 1) == '-') {
                titled.setCharAt(i, Character.toUpperCase(name.charAt(i)));
            }
        }
        return titled.toString();
    }

    /// Names of people are encoded one by one, so that the addresses stay readable.
    private static String addressHeader(String value) {
        try {
            InternetAddress[] addresses = InternetAddress.parse(value, true);
            for (InternetAddress address : addresses) {
                address.setPersonal(address.getPersonal(), "utf-8");
            }
            return InternetAddress.toString(addresses);
        } catch (AddressException | UnsupportedEncodingException e) {
            return words(value);
        }
    }

    private static String words(String value) {
        try {
            return MimeUtility.encodeText(value, "utf-8", "Q");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String content(
            StringBuilder head, String boundary, Options options, Texts texts) {
        StringBuilder content = new StringBuilder(head).append("\r\n");
        String text = options.text("text");
        if (!text.isEmpty()) {
            part(content, boundary, "text/plain", texts.body(text));
        }
        // What is preferred comes last: RFC 2046, 5.1.4.
        String html = options.text("html");
        if (!html.isEmpty()) {
            part(content, boundary, "text/html", texts.html(html));
        }
        content.append("--").append(boundary).append("--\r\n");
        return content.toString();
    }

    private static void part(StringBuilder content, String boundary, String type, String text) {
        content.append("--").append(boundary).append("\r\n");
        header(content, "Content-Transfer-Encoding", "quoted-printable");
        header(content, "Content-Type", type + "; charset=UTF-8");
        content.append("\r\n").append(quotedPrintable(text)).append("\r\n");
    }

    private static String quotedPrintable(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = MimeUtility.encode(bytes, "quoted-printable")) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }
}
