// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.passkeys;

import dev.watchfire.people.secrets.Once;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a device signs: random bytes, until when they are good, and a code that only this process
/// makes. So asking for one costs no memory, however often strangers do; only those that came back
/// are remembered, until they are over. A restart ends all of them. Safe for any thread.
final class Challenges {
    /// As long as browsers let people look for their device.
    static final Duration LIFE = Duration.ofMinutes(5);

    private static final int RANDOM_BYTES = 16;
    private static final int MAC_BYTES = 32;
    private static final int BYTES = RANDOM_BYTES + Long.BYTES + MAC_BYTES;

    /// What somebody is going to do with it.
    enum Purpose {
        REGISTER,
        SIGN_IN,
        STEP_UP
    }

    private final InstantSource clock;
    private final SecureRandom random;
    private final byte[] key = new byte[MAC_BYTES];

    private final Once used;

    Challenges(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
        this.used = new Once(clock);
        random.nextBytes(key);
    }

    /// @param subject whose it is alone; empty where nobody is known yet
    byte[] make(Purpose purpose, String subject, RelyingParty party) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        long end = clock.instant().plus(LIFE).toEpochMilli();
        byte[] head =
                ByteBuffer.allocate(RANDOM_BYTES + Long.BYTES).put(bytes).putLong(end).array();
        byte[] code = code(head, purpose, subject, party);
        return ByteBuffer.allocate(BYTES).put(head).put(code).array();
    }

    /// Whether this one was made for that, and comes for the first time.
    boolean use(byte[] challenge, Purpose purpose, String subject, RelyingParty party) {
        if (challenge.length != BYTES) {
            return false;
        }
        byte[] head = Arrays.copyOf(challenge, BYTES - MAC_BYTES);
        byte[] given = Arrays.copyOfRange(challenge, BYTES - MAC_BYTES, BYTES);
        if (!MessageDigest.isEqual(given, code(head, purpose, subject, party))) {
            return false;
        }
        Instant end = Instant.ofEpochMilli(ByteBuffer.wrap(head).getLong(RANDOM_BYTES));
        return used.use(Ceremonies.base64(head), end);
    }

    private byte[] code(byte[] head, Purpose purpose, String subject, RelyingParty party) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(head);
            for (String part : new String[] {purpose.name(), subject, party.origin()}) {
                mac.update(part.getBytes(StandardCharsets.UTF_8));
                mac.update((byte) 0);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
