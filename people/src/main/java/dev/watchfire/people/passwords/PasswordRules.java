// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.passwords;

import dev.watchfire.people.ledger.Refusal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Which passwords are taken: long ones that nobody tries first. There is no rule about kinds of
/// characters (NIST SP 800-63B, 3.1.1.2).
public final class PasswordRules {
    public static final int LEAST_CHARACTERS = 12;

    /// Room for a sentence; hashing more would cost time for nothing.
    public static final int MOST_CHARACTERS = 128;

    /// Words or characters that have to be guessed, beside what everybody tries first.
    private static final int LEAST_SURPRISING = 4;

    /// Shorter parts of a name turn up in any word.
    private static final int LEAST_NAME_CHARACTERS = 3;

    private static final Guessable GUESSABLE = Guessable.load();

    private PasswordRules() {}

    /// @param field the field it came in
    /// @param personal names and addresses of whose it will be, which others try first
    public static void check(String field, String password, String... personal) throws Refusal {
        String normal = Normalizer.normalize(password, Normalizer.Form.NFKC);
        int length = normal.codePointCount(0, normal.length());
        if (length < LEAST_CHARACTERS) {
            throw Refusal.invalid(
                    field,
                    "The password has %d characters; it needs at least %d. Maybe take four words that do not belong together."
                            .formatted(length, LEAST_CHARACTERS));
        }
        if (length > MOST_CHARACTERS) {
            throw Refusal.invalid(
                    field,
                    "The password has %d characters; at most %d are taken."
                            .formatted(length, MOST_CHARACTERS));
        }
        if (normal.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(field, "The password contains a character that cannot be typed.");
        }
        if (GUESSABLE.surprising(normal, List.of()) < LEAST_SURPRISING) {
            throw Refusal.invalid(
                    field,
                    "The password is made of words and patterns that are tried first, such as"
                        + " \"password\", \"qwerty\", years and repeats. Maybe take four words that"
                        + " do not belong together.");
        }
        if (GUESSABLE.surprising(normal, parts(personal)) < LEAST_SURPRISING) {
            throw Refusal.invalid(
                    field,
                    "The password is little more than the user name, e-mail address or display"
                            + " name.");
        }
    }

    private static List<String> parts(String... personal) {
        List<String> parts = new ArrayList<>();
        for (String text : personal) {
            for (String part : text.toLowerCase(Locale.ROOT).split("[\\s@._+-]+", -1)) {
                if (part.length() >= LEAST_NAME_CHARACTERS) {
                    parts.add(part);
                }
            }
        }
        return parts;
    }
}
