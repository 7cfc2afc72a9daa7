// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a person wrote into an answer, without what it quotes.
final class MailText {
    /// Deeper than that nobody writes.
    private static final int MOST_DEPTH = 8;

    private static final Pattern QUOTE =
            Pattern.compile(
                    "^(>|On .+wrote:|.+님이 작성:|-{2,} ?(Original Message|원본 메시지|원본 메일)|_{10,}|From:"
                            + " |보낸 사람:|20\\d\\d년 .+:$).*");

    private static final Pattern TAGS = Pattern.compile("<[^>]*>");

    private MailText() {}

    /// Out of office, delivery reports, lists: RFC 3834 and what is usual besides.
    static boolean isByMachine(MimeMessage mail) throws MessagingException {
        String submitted = header(mail, "Auto-Submitted");
        String precedence = header(mail, "Precedence");
        return !submitted.isEmpty() && !submitted.equals("no")
                || precedence.equals("bulk")
                || precedence.equals("junk")
                || precedence.equals("list")
                || precedence.equals("auto_reply")
                || !header(mail, "X-Autoreply").isEmpty()
                || !header(mail, "X-Autorespond").isEmpty()
                || header(mail, "Return-Path").equals("<>")
                || mail.getContentType().toLowerCase(Locale.ROOT).startsWith("multipart/report");
    }

    private static String header(MimeMessage mail, String name) throws MessagingException {
        String[] values = mail.getHeader(name);
        return values == null ? "" : values[0].strip().toLowerCase(Locale.ROOT);
    }

    static String written(MimeMessage mail) throws MessagingException, IOException {
        StringBuilder kept = new StringBuilder();
        for (String line : text(mail, 0).lines().toList()) {
            if (QUOTE.matcher(line.strip()).matches()) {
                break;
            }
            kept.append(line).append('\n');
        }
        return kept.toString().strip();
    }

    private static String text(Part part, int depth) throws MessagingException, IOException {
        if (part.isMimeType("text/plain") && part.getContent() instanceof String plain) {
            return plain;
        }
        if (part.isMimeType("text/html") && part.getContent() instanceof String html) {
            String lines = html.replaceAll("(?i)<(br|/p|/div|blockquote)[^>]*>", "\n");
            return TAGS.matcher(lines).replaceAll("").replace("&gt;", ">").strip();
        }
        if (depth < MOST_DEPTH && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart one = parts.getBodyPart(i);
                String text = text(one, depth + 1);
                if (!text.isBlank()) {
                    return text;
                }
            }
        }
        return "";
    }
}
