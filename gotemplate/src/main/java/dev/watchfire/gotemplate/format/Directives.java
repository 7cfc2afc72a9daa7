// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.format;

import dev.watchfire.gotemplate.value.Nil;
import dev.watchfire.gotemplate.value.Value;
import java.util.List;

/// One run of `fmt.Sprintf` through its format.
final class Directives {
    private final String format;
    private final List<Value> arguments;
    private final Output out;
    private final Flags flags = new Flags();
    private final Printer printer;

    private int at;
    private int argument;
    private boolean isReordered;
    private boolean isGoodIndex;
    private boolean isAfterIndex;

    Directives(String format, List<Value> arguments, int limit) {
        this.format = format;
        this.arguments = arguments;
        this.out = new Output(limit);
        this.printer = new Printer(out, flags);
    }

    String run() {
        while (at < format.length()) {
            int percent = format.indexOf('%', at);
            int end = percent < 0 ? format.length() : percent;
            out.append(format.substring(at, end));
            at = end + 1;
            if (percent >= 0) {
                directive();
            }
        }
        if (!isReordered && argument < arguments.size()) {
            extra();
        }
        return out.toString();
    }

    private char peek() {
        return at < format.length() ? format.charAt(at) : '\0';
    }

    private void directive() {
        flags.clear();
        isGoodIndex = true;
        isAfterIndex = false;
        while (at < format.length() && flags.read(peek())) {
            at++;
        }
        index();
        width();
        precision();
        if (!isAfterIndex) {
            index();
        }
        if (at >= format.length()) {
            out.append("%!(NOVERB)");
            return;
        }
        int verb = format.codePointAt(at);
        at += Character.charCount(verb);
        if (verb == '%') {
            out.append("%");
        } else if (!isGoodIndex) {
            out.append("%!").append(Character.toString(verb)).append("(BADINDEX)");
        } else if (argument >= arguments.size()) {
            out.append("%!").append(Character.toString(verb)).append("(MISSING)");
        } else {
            if (verb == 'v') {
                flags.adaptToValueVerb();
            }
            printer.argument(arguments.get(argument++), verb);
        }
    }

    private void width() {
        if (peek() == '*') {
            at++;
            int width = starred();
            if (width == Integer.MIN_VALUE) {
                out.append("%!(BADWIDTH)");
            } else {
                flags.setWidth(bounded(width));
            }
            isAfterIndex = false;
            return;
        }
        int width = number();
        if (width >= 0) {
            flags.width = bounded(width);
            if (isAfterIndex) {
                isGoodIndex = false;
            }
        }
    }

    private void precision() {
        if (at + 1 > format.length() || peek() != '.') {
            return;
        }
        at++;
        if (isAfterIndex) {
            isGoodIndex = false;
        }
        index();
        if (peek() == '*') {
            at++;
            int precision = starred();
            if (precision == Integer.MIN_VALUE || precision < 0) {
                out.append("%!(BADPREC)");
            } else {
                flags.precision = bounded(precision);
            }
            isAfterIndex = false;
        } else {
            flags.precision = bounded(Math.max(0, number()));
        }
    }

    private int starred() {
        if (argument >= arguments.size()) {
            return Integer.MIN_VALUE;
        }
        return Formats.starred(arguments.get(argument++));
    }

    private static int bounded(int width) {
        if (Math.abs(width) > Formats.MAX_WIDTH) {
            throw Output.stop(
                    "exceeded maximum width in a format ("
                            + Formats.MAX_WIDTH
                            + "): "
                            + Math.abs(width));
        }
        return width;
    }

    /// The digits that come next; -1 where there are none.
    private int number() {
        int start = at;
        int number = 0;
        while (peek() >= '0' && peek() <= '9') {
            number = Math.min(number * 10 + peek() - '0', Formats.MAX_WIDTH * 10);
            at++;
        }
        return at == start ? -1 : number;
    }

    /// Reads an explicit argument index, as in `%[2]d`.
    private void index() {
        isAfterIndex = false;
        if (peek() != '[') {
            return;
        }
        isReordered = true;
        int close = format.indexOf(']', at);
        if (close < 0) {
            isGoodIndex = false;
            at++;
            return;
        }
        String digits = format.substring(at + 1, close);
        at = close + 1;
        // More digits than these are more than there are arguments.
        boolean isNumber = digits.matches("[0-9]{1,7}");
        int index = isNumber ? Integer.parseInt(digits) : 0;
        if (index < 1 || index > arguments.size()) {
            isGoodIndex = false;
        } else {
            argument = index - 1;
            isAfterIndex = true;
        }
    }

    private void extra() {
        flags.clear();
        out.append("%!(EXTRA ");
        String separator = "";
        for (Value extra : arguments.subList(argument, arguments.size())) {
            out.append(separator);
            separator = ", ";
            if (extra instanceof Nil) {
                out.append("<nil>");
            } else {
                out.append(extra.type().name()).append("=");
                printer.argument(extra, 'v');
            }
        }
        out.append(")");
    }
}
