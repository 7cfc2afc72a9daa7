// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate;

/// Why a template cannot be read or escaped.
///
/// @param line from 1; 0 where no line is to blame
/// @param column in characters from the line's start, from 1; 0 where there is no line
/// @param message as Go would say it, with file and line
public record TemplateError(String file, int line, int column, String message) {
    @Override
    public String toString() {
        return message;
    }
}
