// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.html;

import dev.watchfire.gotemplate.html.Context.Delimiter;
import dev.watchfire.gotemplate.html.Context.State;
import java.util.regex.Pattern;

/// Follows the text of a template through its contexts, and leaves its comments out.
final class TextEscape {
    /// What may not stand in a script's string as it is, since browsers look for it even there.
    private static final Pattern SPECIAL_TAGS =
            Pattern.compile("<(script|/script|!--)", Pattern.CASE_INSENSITIVE);

    private final String text;
    private final StringBuilder kept = new StringBuilder();
    private int written;
    private boolean isChanged;

    private TextEscape(String text) {
        this.text = text;
    }

    /// What is left of the text, and the context after it.
    record Result(Context context, String text) {}

    static Result of(Context start, String text) {
        return new TextEscape(text).run(start);
    }

    private Result run(Context start) {
        Context context = start;
        int at = 0;
        while (at < text.length()) {
            Transitions.Step step = Transitions.after(context, text.substring(at));
            Context next = step.context();
            int end = at + step.length();
            if (context.state() == State.TEXT || context.state() == State.RCDATA) {
                strayAngles(at, next.state() == context.state() ? end : lastAngle(at, end));
            } else if (isRemoved(context)) {
                replaceComment(context, end);
            }
            if (context.state() != next.state() && isRemoved(next)) {
                keep(end - opening(next.state()), end);
            }
            if (at == end && context.state() == next.state() && !next.isError()) {
                throw new IllegalStateException(
                        "no way from " + context + " through " + text.substring(at));
            }
            boolean isLiteral = context.state().isScriptLiteral() && !next.isError();
            if (isLiteral && written <= at) {
                escapeTags(at, end);
            }
            context = next;
            at = end;
            if (context.isError()) {
                return new Result(context, text);
            }
        }
        if (isChanged && !isRemoved(context)) {
            kept.append(text, written, text.length());
        }
        return new Result(context, isChanged ? kept.toString() : text);
    }

    private static boolean isRemoved(Context context) {
        return context.state().isComment() && context.delimiter() == Delimiter.NONE;
    }

    private static int opening(State comment) {
        return switch (comment) {
            case HTML_COMMENT, JS_HTML_OPEN_COMMENT -> 4;
            case JS_HTML_CLOSE_COMMENT -> 3;
            default -> 2;
        };
    }

    private void keep(int end, int continueAt) {
        kept.append(text, written, end);
        written = continueAt;
        isChanged = true;
    }

    private int lastAngle(int from, int to) {
        int angle = text.lastIndexOf('<', to - 1);
        return angle < from ? to : angle;
    }

    /// An angle that starts nothing is escaped, lest a value after it be taken for a tag's name.
    private void strayAngles(int from, int to) {
        for (int i = from; i < to; i++) {
            boolean isDoctype = text.regionMatches(true, i, "<!DOCTYPE", 0, 9);
            if (text.charAt(i) == '<' && !isDoctype) {
                keep(i, i + 1);
                kept.append("&lt;");
            }
        }
    }

    /// A comment counts as a space, or as a line's end where it holds one.
    private void replaceComment(Context context, int end) {
        if (context.state() == State.JS_BLOCK_COMMENT) {
            boolean hasLineEnd =
                    Scanner.indexOfAny(text.substring(written, end), "\n\r\u2028\u2029", 0) >= 0;
            kept.append(hasLineEnd ? '\n' : ' ');
        } else if (context.state() == State.CSS_BLOCK_COMMENT) {
            kept.append(' ');
        }
        written = end;
        isChanged = true;
    }

    private void escapeTags(int from, int to) {
        String piece = text.substring(from, to);
        String escaped = SPECIAL_TAGS.matcher(piece).replaceAll("\\\\x3C$1");
        if (!escaped.equals(piece)) {
            keep(from, to);
            kept.append(escaped);
        }
    }
}
