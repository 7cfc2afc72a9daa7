// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.passwords;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;

/// Hashes passwords with Argon2id, only so many at once. Safe for any thread.
public final class PasswordHashing {
    /// What one guess costs. A hash names its own: passwords that were set under another are known
    /// all the same.
    public record Cost(int memoryKib, int iterations) {
        /// Of the parameters that OWASP's Password Storage Cheat Sheet calls equally strong, those
        /// that take the least memory: a small server must not double its size because two people
        /// sign in.
        public static final Cost STRONG = new Cost(7_168, 5);
    }

    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    /// More at once would only take the processors away from alerts.
    private static final int MOST_AT_ONCE = 2;

    private final SecureRandom random;
    private final Cost cost;
    private final Semaphore turns = new Semaphore(MOST_AT_ONCE, true);

    public PasswordHashing(SecureRandom random, Cost cost) {
        this.random = random;
        this.cost = cost;
    }

    private Argon2Function function() {
        return Argon2Function.getInstance(
                cost.memoryKib(),
                cost.iterations(),
                LANES,
                HASH_BYTES,
                Argon2.ID,
                Argon2Function.ARGON2_VERSION_13);
    }

    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        turns.acquireUninterruptibly();
        try {
            return function().hash(bytes(password), salt).getResult();
        } finally {
            turns.release();
        }
    }

    /// @param hash empty for nobody or for somebody without a password: costs the same, and is
    ///   wrong
    public boolean matches(String password, String hash) {
        if (hash.isEmpty()) {
            return hash(password).isEmpty();
        }
        turns.acquireUninterruptibly();
        try {
            return Argon2Function.getInstanceFromHash(hash)
                    .check(bytes(password), hash.getBytes(StandardCharsets.US_ASCII));
        } catch (BadParametersException e) {
            return false;
        } finally {
            turns.release();
        }
    }

    /// What looks the same is the same, however a keyboard composed it.
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC)
                .getBytes(StandardCharsets.UTF_8);
    }
}
