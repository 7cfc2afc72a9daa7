// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.email;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.http.VendorHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Says who we are, by the first way that the server offers and there are secrets for. Sources: RFC
/// 4954, RFC 4616 (PLAIN), RFC 2195 (CRAM-MD5); LOGIN was never written down.
record SmtpLogin(String user, String password, String secret, String identity) {
    static SmtpLogin read(Options options) throws IOException {
        return new SmtpLogin(
                options.text("auth_username").strip(),
                VendorHttp.secret(options, "auth_password"),
                VendorHttp.secret(options, "auth_secret"),
                options.text("auth_identity"));
    }

    boolean isWanted() {
        return !user.isEmpty();
    }

    List<String> secrets() {
        return List.of(password, secret, plain());
    }

    @Override
    public String toString() {
        return user;
    }

    private String plain() {
        return identity + "\0" + user + "\0" + password;
    }

    /// @param mechanisms as the server lists them
    /// @param isPrivate whether nobody on the way can read along
    void perform(SmtpConnection smtp, String mechanisms, boolean isPrivate) throws IOException {
        List<String> problems = new ArrayList<>();
        for (String mechanism : mechanisms.toUpperCase(Locale.ROOT).split("\\s+", -1)) {
            switch (mechanism) {
                case "CRAM-MD5" -> {
                    if (!secret.isEmpty()) {
                        cramMd5(smtp);
                        return;
                    }
                    problems.add("CRAM-MD5 needs auth_secret");
                }
                case "PLAIN" -> {
                    if (!password.isEmpty()) {
                        plain(smtp, isPrivate);
                        return;
                    }
                    problems.add("PLAIN needs auth_password");
                }
                case "LOGIN" -> {
                    if (!password.isEmpty()) {
                        login(smtp);
                        return;
                    }
                    problems.add("LOGIN needs auth_password");
                }
                default -> problems.add(mechanism + " is not known");
            }
        }
        throw new SmtpFailure("no way to authenticate: " + String.join(", ", problems));
    }

    private void plain(SmtpConnection smtp, boolean isPrivate) throws IOException {
        if (!isPrivate) {
            throw new SmtpFailure("AUTH PLAIN is not used over a connection without TLS");
        }
        smtp.expect("AUTH PLAIN", "AUTH PLAIN " + base64(plain()));
    }

    private void login(SmtpConnection smtp) throws IOException {
        smtp.expect("AUTH LOGIN", "AUTH LOGIN");
        smtp.expect("AUTH LOGIN", base64(user));
        smtp.expect("AUTH LOGIN", base64(password));
    }

    private void cramMd5(SmtpConnection smtp) throws IOException {
        SmtpConnection.Reply reply = smtp.expect("AUTH CRAM-MD5", "AUTH CRAM-MD5");
        byte[] challenge;
        try {
            challenge = Base64.getDecoder().decode(reply.lines().getFirst().strip());
        } catch (IllegalArgumentException e) {
            throw new SmtpFailure("AUTH CRAM-MD5: the challenge is not Base64");
        }
        smtp.expect("AUTH CRAM-MD5", base64(user + " " + hmacMd5(challenge)));
    }

    private String hmacMd5(byte[] challenge) {
        try {
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacMD5"));
            return HexFormat.of().formatHex(mac.doFinal(challenge));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
