// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.access;

import com.password4j.BadParametersException;
import com.password4j.BcryptFunction;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Checks user names and passwords against bcrypt hashes. A verdict is remembered, because clients
/// send their password with every request and bcrypt is slow on purpose. Safe for any thread.
final class Passwords {
    /// Verdicts that are remembered: users and their mistakes.
    private static final int MAX_REMEMBERED = 256;

    /// Checks at the same time; more would only take the processors away from everything else.
    private static final int MAX_CHECKS = 2;

    /// Stands in for the hash of a user who does not exist, so that asking for one costs the same.
    private static final String NOBODY =
            "$2a$10$JnDBNG4wjeI0KIulAX1FfOTn2/ZncgQdcKuAZLhJDKqspkQK2nqcm";

    private final Map<String, String> hashes;
    private final Semaphore checks = new Semaphore(MAX_CHECKS);
    private final SecretKeySpec key;
    private final Map<ByteBuffer, Boolean> verdicts =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Boolean> eldest) {
                    return size() > MAX_REMEMBERED;
                }
            };

    /// @param hashes bcrypt hashes by user name
    Passwords(Map<String, String> hashes) {
        this.hashes = Map.copyOf(hashes);
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    boolean isEmpty() {
        return hashes.isEmpty();
    }

    boolean accepts(String user, String password) {
        String hash = hashes.get(user);
        ByteBuffer digest = digest(user, password, hash);
        Boolean known = remembered(digest);
        if (known != null) {
            return known;
        }
        checks.acquireUninterruptibly();
        try {
            boolean right = check(password, hash == null ? NOBODY : hash) && hash != null;
            synchronized (verdicts) {
                verdicts.put(digest, right);
            }
            return right;
        } finally {
            checks.release();
        }
    }

    private @Nullable Boolean remembered(ByteBuffer digest) {
        synchronized (verdicts) {
            return verdicts.get(digest);
        }
    }

    private static boolean check(String password, String hash) {
        try {
            return BcryptFunction.getInstanceFromHash(hash).check(password, hash);
        } catch (BadParametersException e) {
            return false;
        }
    }

    private ByteBuffer digest(String user, String password, @Nullable String hash) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (String part : new String[] {user, password, String.valueOf(hash)}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // Lengths keep "ab"+"c" and "a"+"bc" apart.
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
                mac.update(bytes);
            }
            return ByteBuffer.wrap(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
