// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import dev.watchfire.engine.paging.PageAnswer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Tokens that messages carry so that an answer can be believed: what it is about, until when it
/// holds, and 128 bits of HMAC-SHA256 over both. Nothing is stored. Safe for any thread.
public final class ActionTokens {
    /// Whoever answers later looks at the page first.
    public static final Duration LIFE = Duration.ofHours(24);

    /// Longer ones are not ours.
    private static final int MOST_CHARACTERS = 1000;

    private static final int MAC_BYTES = 16;
    private static final byte ACTION = 1;
    private static final byte DELIVERY = 2;
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

    /// Written by their place: only ever add at the end.
    private static final List<PageAnswer.Kind> ANSWERS =
            List.of(
                    PageAnswer.Kind.ACKNOWLEDGE,
                    PageAnswer.Kind.RESOLVE,
                    PageAnswer.Kind.ESCALATE,
                    PageAnswer.Kind.UNACKNOWLEDGE,
                    PageAnswer.Kind.SNOOZE,
                    PageAnswer.Kind.SILENCE);

    /// Written by their place, as above.
    private static final List<String> MEDIA =
            List.of(
                    "link",
                    "email",
                    "sms",
                    "voice",
                    "push",
                    "ntfy",
                    "pushover",
                    "telegram",
                    "slack",
                    "mattermost",
                    "msteams");

    private final SecretKeySpec key;
    private final InstantSource clock;

    /// @param secret of this server, 32 bytes or more
    public ActionTokens(byte[] secret, InstantSource clock) {
        key = new SecretKeySpec(secret, "HmacSHA256");
        this.clock = clock;
    }

    /// What an action token lets one do; snoozes and silences are as long as they usually are.
    ///
    /// @param via the medium that carried it
    public record Action(
            List<Long> pages, String person, PageAnswer answer, String via, Instant expiresAt) {
        public Action {
            pages = List.copyOf(pages);
        }

        /// The one that carried it; the token knows the second in which it was made.
        Acts.Message message() {
            return new Acts.Message(person, expiresAt.minus(LIFE).plusSeconds(1));
        }
    }

    public String action(List<Long> pages, String person, PageAnswer answer, String via) {
        return action(pages, person, answer, via, expiry());
    }

    /// Another answer in place of one that was given; it holds no longer than that.
    String instead(Action given, PageAnswer.Kind kind) {
        return action(
                given.pages(),
                given.person(),
                PageAnswer.of(kind),
                given.via(),
                given.expiresAt().getEpochSecond());
    }

    private String action(
            List<Long> pages, String person, PageAnswer answer, String via, long expiresAt) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(ACTION);
        out.write(ANSWERS.indexOf(answer.kind()));
        out.write(Math.max(0, MEDIA.indexOf(via)));
        number(out, expiresAt);
        number(out, pages.size());
        pages.forEach(page -> number(out, page));
        out.writeBytes(person.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed(out.toByteArray()));
    }

    /// Lower-case letters and digits: a mail server may change the case of an address.
    public String delivery(long delivery) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(DELIVERY);
        number(out, expiry());
        number(out, delivery);
        return base32(signed(out.toByteArray()));
    }

    /// The part of an address that only who was given it knows; does not change.
    public String webhook(String medium) {
        byte[] mac = mac(("webhook\0" + medium).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(mac, 0, MAC_BYTES);
    }

    public boolean isWebhook(String medium, @Nullable String given) {
        return given != null && same(webhook(medium), given);
    }

    /// Compares in a time that says nothing of where they differ.
    static boolean same(String right, String given) {
        return MessageDigest.isEqual(
                right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /// Null for one that this server did not make; also where it has expired, which {@link #isOver}
    /// tells.
    public @Nullable Action readAction(String token) {
        ByteBuffer in = opened(decodedUrl(token), ACTION);
        if (in == null || in.remaining() < 2) {
            return null;
        }
        PageAnswer answer = PageAnswer.of(ANSWERS.get(in.get()));
        String via = MEDIA.get(in.get());
        Instant expiresAt = Instant.ofEpochSecond(number(in));
        int count = (int) number(in);
        List<Long> pages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pages.add(number(in));
        }
        byte[] person = new byte[in.remaining()];
        in.get(person);
        return new Action(
                pages, new String(person, StandardCharsets.UTF_8), answer, via, expiresAt);
    }

    public boolean isOver(Action action) {
        return !clock.instant().isBefore(action.expiresAt());
    }

    /// The delivery that a token is of, or −1 where it is none of ours or has expired.
    public long readDelivery(String token) {
        ByteBuffer in = opened(decoded32(token), DELIVERY);
        if (in == null) {
            return -1;
        }
        Instant expiresAt = Instant.ofEpochSecond(number(in));
        return clock.instant().isBefore(expiresAt) ? number(in) : -1;
    }

    private long expiry() {
        return clock.instant().plus(LIFE).getEpochSecond();
    }

    private byte[] signed(byte[] payload) {
        byte[] whole = Arrays.copyOf(payload, payload.length + MAC_BYTES);
        System.arraycopy(mac(payload), 0, whole, payload.length, MAC_BYTES);
        return whole;
    }

    private @Nullable ByteBuffer opened(byte[] whole, byte kind) {
        int length = whole.length - MAC_BYTES;
        if (length < 1) {
            return null;
        }
        byte[] payload = Arrays.copyOf(whole, length);
        byte[] right = Arrays.copyOf(mac(payload), MAC_BYTES);
        byte[] given = Arrays.copyOfRange(whole, length, whole.length);
        // What is signed here has the shape that it was given.
        return MessageDigest.isEqual(right, given) && payload[0] == kind
                ? ByteBuffer.wrap(payload).position(1)
                : null;
    }

    private byte[] mac(byte[] payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update("watchfire action token\0".getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(payload);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static byte[] decodedUrl(String token) {
        try {
            return token.length() > MOST_CHARACTERS
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static void number(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest > 0x7f) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long number(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte b : bytes) {
            held = held << 8 | b & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt(held >> bits & 31));
            }
            held &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(BASE32.charAt(held << 5 - bits & 31));
        }
        return text.toString();
    }

    private static byte[] decoded32(String token) {
        if (token.length() > MOST_CHARACTERS) {
            return new byte[0];
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int bits = 0;
        int held = 0;
        for (int i = 0; i < token.length(); i++) {
            int value = BASE32.indexOf(Character.toLowerCase(token.charAt(i)));
            if (value < 0) {
                return new byte[0];
            }
            held = held << 5 | value;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(held >> bits & 0xff);
            }
            held &= (1 << bits) - 1;
        }
        return bytes.toByteArray();
    }
}
