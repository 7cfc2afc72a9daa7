// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.users;

import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.ledger.Refusal.FieldError;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What names, addresses and settings of people have to look like.
public final class UserRules {
    /// Long enough for names made from e-mail addresses, short enough for a column of a table.
    public static final int MOST_NAME_CHARACTERS = 64;

    public static final int MOST_DISPLAY_NAME_CHARACTERS = 100;

    /// The longest address that mail servers take (RFC 5321, a path of 256 with its brackets).
    public static final int MOST_EMAIL_CHARACTERS = 254;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*");

    /// Whether mail arrives is only known by sending some; this finds slips.
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\",;]+");

    private static final Pattern LANGUAGE =
            Pattern.compile("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}");

    /// Who acts without an account bears this name in the audit trail.
    private static final Set<String> TAKEN = Set.of("operator", "watchfire");

    private UserRules() {}

    /// Whether it may be kept as it is.
    public static boolean isName(String name) {
        return name.length() <= MOST_NAME_CHARACTERS
                && NAME.matcher(name).matches()
                && !TAKEN.contains(name);
    }

    /// @return as it is kept
    public static String name(String given) throws Refusal {
        String name = given.strip().toLowerCase(Locale.ROOT);
        if (name.length() > MOST_NAME_CHARACTERS || !NAME.matcher(name).matches()) {
            throw Refusal.invalid(
                    "name",
                    "A user name has 1 to %d characters, letters a–z, digits, \".\", \"_\" and \"-\", and begins with a letter or digit; \"%s\" does not."
                            .formatted(MOST_NAME_CHARACTERS, shown(given)));
        }
        if (TAKEN.contains(name)) {
            throw Refusal.invalid(
                    "name", "The name \"%s\" is the server's own; choose another.".formatted(name));
        }
        return name;
    }

    /// @return as it is kept
    /// @throws Refusal with all that is wrong
    public static Profile profile(Profile given) throws Refusal {
        List<FieldError> errors = new ArrayList<>();
        String displayName = given.displayName().strip();
        if (displayName.length() > MOST_DISPLAY_NAME_CHARACTERS || hasControls(displayName)) {
            errors.add(
                    new FieldError(
                            "displayName",
                            "A display name is one line of at most %d characters."
                                    .formatted(MOST_DISPLAY_NAME_CHARACTERS)));
        }
        String email = given.email().strip();
        if (!isEmail(email)) {
            errors.add(
                    new FieldError(
                            "email",
                            "\"%s\" is no e-mail address of at most %d characters."
                                    .formatted(shown(email), MOST_EMAIL_CHARACTERS)));
        }
        String language = given.language().strip();
        if (!language.isEmpty() && !LANGUAGE.matcher(language).matches()) {
            errors.add(
                    new FieldError(
                            "language",
                            "\"%s\" is no language tag. Maybe \"en\" or \"ko\"."
                                    .formatted(shown(language))));
        }
        String zone = given.zone().strip();
        if (!zone.isEmpty() && !isZone(zone)) {
            errors.add(
                    new FieldError(
                            "zone",
                            "\"%s\" is no time zone. Maybe \"Asia/Seoul\" or \"UTC\"."
                                    .formatted(shown(zone))));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return new Profile(displayName, email, language, zone);
    }

    private static boolean isEmail(String email) {
        return email.isEmpty()
                || email.length() <= MOST_EMAIL_CHARACTERS && EMAIL.matcher(email).matches();
    }

    private static boolean isZone(String zone) {
        try {
            return !ZoneId.of(zone).getId().isEmpty();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    /// Enough of what somebody sent to know it again.
    private static String shown(String given) {
        return given.length() > MOST_NAME_CHARACTERS
                ? given.substring(0, MOST_NAME_CHARACTERS) + "…"
                : given;
    }
}
