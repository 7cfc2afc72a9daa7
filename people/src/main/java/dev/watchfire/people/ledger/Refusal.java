// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.ledger;

import java.util.List;

/// Why a change of accounts was refused: something that its author can mend.
///
/// A checked exception and not a value: a change is made of steps in several classes, each of which
/// may refuse it as a whole.
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    /// What sort of answer it deserves.
    public enum Kind {
        /// What was sent is wrong.
        INVALID,
        /// There is no such thing.
        NOT_FOUND,
        /// It contradicts what is there.
        CONFLICT,
        /// The author may not.
        FORBIDDEN,
        /// Somebody else changed it since it was read.
        STALE
    }

    /// @param field what was wrong, by its name in the API
    public record FieldError(String field, String message) {}

    private final Kind kind;
    private final String code;
    private final transient List<FieldError> errors;

    /// @param code stable, for programs
    public Refusal(Kind kind, String code, String message) {
        this(kind, code, message, List.of());
    }

    private Refusal(Kind kind, String code, String message, List<FieldError> errors) {
        super(message, null, false, false);
        this.kind = kind;
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public static Refusal invalid(List<FieldError> errors) {
        return new Refusal(
                Kind.INVALID,
                "invalid-fields",
                String.join(" ", errors.stream().map(FieldError::message).toList()),
                errors);
    }

    public static Refusal invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    public static Refusal notFound(String what, String id) {
        return new Refusal(
                Kind.NOT_FOUND, "not-found", "There is no %s \"%s\".".formatted(what, id));
    }

    public static Refusal conflict(String code, String message) {
        return new Refusal(Kind.CONFLICT, code, message);
    }

    public static Refusal forbidden(String code, String message) {
        return new Refusal(Kind.FORBIDDEN, code, message);
    }

    /// Refuses a change of something that is not what its author saw.
    ///
    /// @param expected the revision that he saw
    public static void requireRevision(String what, long found, long expected) throws Refusal {
        if (found != expected) {
            throw new Refusal(
                    Kind.STALE,
                    "changed-meanwhile",
                    "The %s is at revision %d, and you changed revision %d. Look at it again."
                            .formatted(what, found, expected));
        }
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public List<FieldError> errors() {
        return errors;
    }

    /// What it says; never null here.
    public String text() {
        return String.valueOf(getMessage());
    }
}
