// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.html;

import dev.watchfire.gotemplate.html.Context.Delimiter;
import dev.watchfire.gotemplate.html.Context.Element;
import dev.watchfire.gotemplate.html.Context.State;
import java.util.Locale;

/// What makes text safe between tags and in attributes.
final class HtmlEscapes {
    /// Stands for what was too dangerous to show.
    static final String FAILSAFE = "ZgotmplZ";

    private static final Replacer TEXT =
            new Replacer(
                    false, "\0", "\ufffd", "\"", "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;",
                    "<", "&lt;", ">", "&gt;");

    /// For what is HTML already, whose ampersands mean something.
    private static final Replacer MARKUP = TEXT.without("&");

    private static final Replacer UNQUOTED =
            new Replacer(
                    false,
                    "\0",
                    "&#xfffd;",
                    "\t",
                    "&#9;",
                    "\n",
                    "&#10;",
                    "\u000b",
                    "&#11;",
                    "\f",
                    "&#12;",
                    "\r",
                    "&#13;",
                    " ",
                    "&#32;",
                    "\"",
                    "&#34;",
                    "&",
                    "&amp;",
                    "'",
                    "&#39;",
                    "+",
                    "&#43;",
                    "<",
                    "&lt;",
                    "=",
                    "&#61;",
                    ">",
                    "&gt;",
                    "`",
                    "&#96;");

    private static final Replacer UNQUOTED_MARKUP = UNQUOTED.without("&");

    private HtmlEscapes() {}

    static String text(Content content) {
        return content.kind() == Content.Kind.HTML ? content.text() : TEXT.replace(content.text());
    }

    static String rcdata(Content content) {
        return content.kind() == Content.Kind.HTML
                ? MARKUP.replace(content.text())
                : TEXT.replace(content.text());
    }

    static String attribute(Content content) {
        return content.kind() == Content.Kind.HTML
                ? MARKUP.replace(withoutTags(content.text()))
                : TEXT.replace(content.text());
    }

    static String unquotedAttribute(Content content) {
        if (content.text().isEmpty()) {
            return FAILSAFE;
        }
        String escaped =
                content.kind() == Content.Kind.HTML
                        ? UNQUOTED_MARKUP.replace(withoutTags(content.text()))
                        : UNQUOTED.replace(content.text());
        return withoutNoncharacters(escaped);
    }

    private static String withoutNoncharacters(String text) {
        if (text.chars().noneMatch(HtmlEscapes::isNoncharacter)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isNoncharacter(c)) {
                escaped.append("&#x").append(Integer.toHexString(c)).append(';');
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static boolean isNoncharacter(int c) {
        return c >= 0xfdd0 && c <= 0xfdef || c >= 0xfff0;
    }

    /// The name of an attribute that can only be harmless.
    static String name(Content content) {
        if (content.kind() == Content.Kind.HTML_ATTRIBUTE) {
            return content.text();
        }
        String name = content.text().toLowerCase(Locale.ROOT);
        boolean isPlain = !name.isEmpty() && Attributes.kind(name) == Attributes.Kind.PLAIN;
        boolean isSimple = name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9');
        return isPlain && isSimple ? name : FAILSAFE;
    }

    /// The text between the tags and comments.
    static String withoutTags(String html) {
        StringBuilder text = new StringBuilder();
        Context context = Context.START;
        boolean isAllText = true;
        int at = 0;
        while (at < html.length()) {
            String rest = html.substring(at);
            if (context.delimiter() != Delimiter.NONE) {
                int end = Scanner.indexOfAny(rest, context.delimiter().ends(), 0);
                if (end < 0) {
                    break;
                }
                at += end + (context.delimiter() == Delimiter.SPACE_OR_TAG_END ? 0 : 1);
                context = Context.at(State.TAG, context.element());
                continue;
            }
            boolean isOpaque = context.element() != Element.NONE && !context.state().isInTag();
            Transitions.Step step =
                    Transitions.byState(context, rest, isOpaque ? State.RCDATA : context.state());
            if (step.context().isError()) {
                return text.toString();
            }
            if (context.state() == State.TEXT || context.state() == State.RCDATA) {
                String passed = rest.substring(0, step.length());
                boolean leaves = step.context().state() != context.state();
                int open = leaves ? passed.lastIndexOf('<') : -1;
                text.append(open < 0 ? passed : passed.substring(0, open));
            } else {
                isAllText = false;
            }
            context = step.context();
            at += step.length();
        }
        return isAllText ? html : text.toString();
    }
}
