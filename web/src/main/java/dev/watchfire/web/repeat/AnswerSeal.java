// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.repeat;

import dev.watchfire.web.http.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Encrypts answers under the key that the client chose, which only the client has: some answers
/// hold a new token, and none of those may lie in the database.
final class AnswerSeal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random;

    AnswerSeal(SecureRandom random) {
        this.random = random;
    }

    /// A hash of all parts, each of which may hold anything.
    static String hash(String... parts) {
        return HexFormat.of().formatHex(digest(parts));
    }

    private static byte[] digest(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// @param body of the answer, written out
    String seal(String key, Answer answer, byte[] body) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, key, nonce, written(answer, body));
        byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
        return Base64.getEncoder().encodeToString(whole);
    }

    Answer open(String key, int status, String text) {
        byte[] whole = Base64.getDecoder().decode(text);
        byte[] plain =
                run(
                        Cipher.DECRYPT_MODE,
                        key,
                        Arrays.copyOf(whole, NONCE_BYTES),
                        Arrays.copyOfRange(whole, NONCE_BYTES, whole.length));
        return read(status, plain);
    }

    private static byte[] run(int mode, String key, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(
                    mode,
                    new SecretKeySpec(digest("kept answer", key), "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a kept answer cannot be sealed or opened", e);
        }
    }

    private static byte[] written(Answer answer, byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            String type = answer.contentType();
            out.writeUTF(type == null ? "" : type);
            List<Answer.Header> headers =
                    answer.headers().stream().filter(h -> !h.name().equals("Set-Cookie")).toList();
            out.writeInt(headers.size());
            for (Answer.Header header : headers) {
                out.writeUTF(header.name());
                out.writeUTF(header.value());
            }
            out.write(body);
        } catch (IOException e) {
            throw new IllegalStateException("an array cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static Answer read(int status, byte[] plain) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain))) {
            String type = in.readUTF();
            int count = in.readInt();
            List<Answer.Header> headers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                headers.add(new Answer.Header(in.readUTF(), in.readUTF()));
            }
            byte[] body = in.readAllBytes();
            @Nullable String contentType = type.isEmpty() ? null : type;
            return new Answer(
                    status,
                    contentType,
                    body.length == 0 ? null : sink -> sink.write(body, 0, body.length, true),
                    headers);
        } catch (IOException e) {
            throw new IllegalStateException("an array cannot fail", e);
        }
    }
}
