// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.problem;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// One thing that is wrong, or worth knowing, at one place of a file.
///
/// @param path the keys from the top down, e.g. `route.routes[2].group_wait`, or "" for the file
/// @param message what it is, the actual value and what was expected; never holds a secret
public record Problem(Position at, String path, Code code, String message) {
    /// Kinds of problems; {@link #id()} is stable and may be relied on by programs.
    public enum Code {
        /// The text is no YAML.
        SYNTAX,
        /// The bytes are no UTF-8.
        ENCODING,
        /// Something is larger or deeper than its bound.
        TOO_LARGE,
        UNREADABLE_FILE,
        UNKNOWN_KEY,
        DUPLICATE_KEY,
        /// A list where a mapping is needed, text where a number is needed …
        WRONG_TYPE,
        /// The right type and yet not a possible value.
        INVALID_VALUE,
        MISSING,
        /// Two settings that exclude each other.
        CONFLICT,
        /// A name that is given twice.
        NOT_UNIQUE,
        /// A name that nothing defines.
        UNDEFINED,
        /// Accepted, and without effect in this version.
        NOT_SUPPORTED,
        /// Accepted, and probably not what was meant.
        DOUBTFUL;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// `12:5: route.group_wait: …`; callers put the file's name in front.
    @Override
    public String toString() {
        return at + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }

    /// One line each, the file's name in front.
    public static String report(String file, List<Problem> problems) {
        return problems.stream()
                .map(p -> p.source(file) + ":" + p)
                .collect(Collectors.joining("\n"));
    }

    /// The name of the text that it is in.
    ///
    /// @param first what the first or only text is called
    public String source(String first) {
        return at.source().isEmpty() ? first : at.source();
    }
}
