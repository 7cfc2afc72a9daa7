// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.oidc;

/// Why nobody was signed in through a provider. The message is for the log and for administrators:
/// it holds no secret.
public final class NoSignIn extends Exception {
    private static final long serialVersionUID = 1L;

    /// What the page makes of it.
    public enum Code {
        /// The provider did not answer.
        PROVIDER_UNREACHABLE,
        /// It answered something that it should not have.
        PROVIDER_WRONG,
        /// It refused, or who was asked there did.
        PROVIDER_REFUSED,
        /// What it said of somebody cannot be believed.
        TOKEN_REFUSED,
        /// What came back was not begun by this browser a moment ago, or came back before.
        NOT_BEGUN_HERE;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final Code code;

    NoSignIn(Code code, String message) {
        super(message);
        this.code = code;
    }

    NoSignIn(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    /// Never null here.
    public String text() {
        return String.valueOf(getMessage());
    }
}
