// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.html;

/// Why a template cannot be escaped, and where in its file: line 0 where that is not known.
record EscapeError(String file, int line, int column, String description) {
    EscapeError(String description) {
        this("", 0, 0, description);
    }

    boolean hasPlace() {
        return line > 0;
    }

    EscapeError prefixed(String prefix) {
        return new EscapeError(file, line, column, prefix + description);
    }

    @Override
    public String toString() {
        String place = column > 0 || line > 0 ? file + ":" + line + ":" + column : file;
        return "html/template:" + place + ": " + description;
    }
}
