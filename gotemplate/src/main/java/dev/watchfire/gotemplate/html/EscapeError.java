// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.html;

/// Why a template cannot be escaped, and where in its file: line 0 where that is not known. Go does
/// not always tell all that is known.
///
/// @param column in bytes from 0, as Go tells it
/// @param character the same place in characters from 1
record EscapeError(
        String file, int line, int column, int character, Told told, String description) {
    enum Told {
        NAME,
        LINE,
        COLUMN
    }

    EscapeError(String description) {
        this("", 0, 0, 0, Told.NAME, description);
    }

    boolean hasPlace() {
        return line > 0;
    }

    EscapeError told(Told other) {
        return new EscapeError(file, line, column, character, other, description);
    }

    EscapeError prefixed(String prefix) {
        return new EscapeError(file, line, column, character, told, prefix + description);
    }

    /// Go's message for the template that was to be escaped.
    String message(String template) {
        String place =
                switch (told) {
                    case NAME -> template.isEmpty() ? "" : template + ":";
                    case LINE -> template + ":" + line + ":";
                    case COLUMN -> file + ":" + line + ":" + column + ":";
                };
        return place.isEmpty()
                ? "html/template: " + description
                : "html/template:" + place + " " + description;
    }
}
