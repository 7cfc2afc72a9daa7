// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.html;

import static dev.watchfire.gotemplate.html.Scanner.indexOfAny;

import dev.watchfire.gotemplate.format.Quote;
import dev.watchfire.gotemplate.html.Context.Attribute;
import dev.watchfire.gotemplate.html.Context.Delimiter;
import dev.watchfire.gotemplate.html.Context.Element;
import dev.watchfire.gotemplate.html.Context.State;
import dev.watchfire.gotemplate.html.Context.UrlPart;
import java.util.Locale;

/// How text moves from one context to the next.
final class Transitions {
    /// A context and how much of the text led to it.
    record Step(Context context, int length) {}

    private Transitions() {}

    static Step failed(String description) {
        return new Step(Context.failed(new EscapeError(description)), 0);
    }

    /// Through some of `text`, at least one character unless the context changes.
    static Step after(Context context, String text) {
        if (context.delimiter() != Delimiter.NONE) {
            return inValue(context, text);
        }
        int end = endTag(context, text);
        return end == 0
                ? new Step(Context.START, 0)
                : byState(context, text.substring(0, end), context.state());
    }

    /// Where the element that the context is in ends.
    private static int endTag(Context context, String text) {
        boolean isOpaque =
                context.element() == Element.NONE
                        || context.element() == Element.SCRIPT && context.state().isScriptLiteral();
        int end = isOpaque ? -1 : Scanner.indexOfEndTag(text, context.element().tag());
        return end < 0 ? text.length() : end;
    }

    private static Step inValue(Context context, String text) {
        int end = indexOfAny(text, context.delimiter().ends(), 0);
        String value = end < 0 ? text : text.substring(0, end);
        if (context.delimiter() == Delimiter.SPACE_OR_TAG_END) {
            int bad = indexOfAny(value, "\"'<=`", 0);
            if (bad >= 0) {
                return failed(
                        Quote.quote(value.substring(bad, bad + 1))
                                + " in unquoted attr: "
                                + Quote.quote(value));
            }
        }
        if (end < 0) {
            return new Step(throughValue(context, Entities.unescape(value)), text.length());
        }
        boolean isOtherScript =
                context.state() == State.ATTRIBUTE
                        && context.element() == Element.SCRIPT
                        && context.attribute() == Attribute.SCRIPT_TYPE
                        && !JavaScript.isType(value);
        Element element = isOtherScript ? Element.NONE : context.element();
        int quote = context.delimiter() == Delimiter.SPACE_OR_TAG_END ? 0 : 1;
        return new Step(Context.at(State.TAG, element), end + quote);
    }

    private static Context throughValue(Context start, String value) {
        Context context = start;
        String rest = value;
        while (!rest.isEmpty() && !context.isError()) {
            Step step = byState(context, rest, context.state());
            context = step.context();
            rest = rest.substring(step.length());
        }
        return context;
    }

    static Step byState(Context context, String text, State state) {
        return switch (state) {
            case TEXT -> text(context, text);
            case TAG -> tag(context, text);
            case ATTRIBUTE_NAME -> attributeName(context, text);
            case AFTER_NAME -> afterName(context, text);
            case BEFORE_VALUE -> beforeValue(context, text);
            case HTML_COMMENT -> htmlComment(context, text);
            case RCDATA, ATTRIBUTE, DEAD -> new Step(context, text.length());
            case URL, SRCSET -> new Step(throughUrl(context, text), text.length());
            case JS -> JavaScript.code(context, text);
            case JS_DOUBLE_QUOTED -> JavaScript.literal(context, text, "\\\"");
            case JS_SINGLE_QUOTED -> JavaScript.literal(context, text, "\\'");
            case JS_REGEXP -> JavaScript.literal(context, text, "\\/[]");
            case JS_TEMPLATE -> JavaScript.template(context, text);
            case JS_BLOCK_COMMENT -> blockComment(context, text, State.JS);
            case CSS_BLOCK_COMMENT -> blockComment(context, text, State.CSS);
            case JS_LINE_COMMENT, JS_HTML_OPEN_COMMENT, JS_HTML_CLOSE_COMMENT ->
                    lineComment(context, text, "\n\r\u2028\u2029", State.JS);
            case CSS_LINE_COMMENT -> lineComment(context, text, "\n\f\r", State.CSS);
            case CSS -> StyleSheets.code(context, text);
            case CSS_DOUBLE_QUOTED, CSS_DOUBLE_QUOTED_URL ->
                    StyleSheets.string(context, text, "\\\"");
            case CSS_SINGLE_QUOTED, CSS_SINGLE_QUOTED_URL ->
                    StyleSheets.string(context, text, "\\'");
            case CSS_URL -> StyleSheets.string(context, text, "\\\t\n\f\r )");
            case ERROR -> new Step(context, text.length());
        };
    }

    private static Step text(Context context, String text) {
        int from = 0;
        while (true) {
            int open = text.indexOf('<', from);
            if (open < 0 || open + 1 == text.length()) {
                return new Step(context, text.length());
            }
            if (text.startsWith("<!--", open)) {
                return new Step(Context.at(State.HTML_COMMENT, Element.NONE), open + 4);
            }
            boolean isEnd = text.charAt(open + 1) == '/';
            int name = isEnd ? open + 2 : open + 1;
            if (name == text.length()) {
                return new Step(context, text.length());
            }
            int nameEnd = Scanner.tagNameEnd(text, name);
            if (nameEnd > name) {
                String tag = text.substring(name, nameEnd).toLowerCase(Locale.ROOT);
                Element element = isEnd ? Element.NONE : Element.of(tag);
                return new Step(Context.at(State.TAG, element), nameEnd);
            }
            from = name;
        }
    }

    private static Step tag(Context context, String text) {
        int start = Scanner.skipSpace(text, 0);
        if (start == text.length()) {
            return new Step(context, text.length());
        }
        Element element = context.element();
        if (text.charAt(start) == '>') {
            return new Step(Context.at(element.content(), element), start + 1);
        }
        int end = indexOfAny(text, "'\"< \t\n\f\r=>", start);
        if (end >= 0 && "'\"<".indexOf(text.charAt(end)) >= 0) {
            return badName(text, end);
        }
        if (end == start) {
            return failed(
                    "expected space, attr name, or end of tag, but got "
                            + Quote.quote(text.substring(start)));
        }
        int nameEnd = end < 0 ? text.length() : end;
        String name = text.substring(start, nameEnd).toLowerCase(Locale.ROOT);
        State state = end < 0 ? State.ATTRIBUTE_NAME : State.AFTER_NAME;
        return new Step(Context.at(state, element).with(attribute(element, name)), nameEnd);
    }

    private static Attribute attribute(Element element, String name) {
        if (element == Element.SCRIPT && name.equals("type")) {
            return Attribute.SCRIPT_TYPE;
        }
        return switch (Attributes.kind(name)) {
            case URL -> Attribute.URL;
            case CSS -> Attribute.STYLE;
            case JS -> Attribute.SCRIPT;
            case SRCSET -> Attribute.SRCSET;
            case PLAIN, UNSAFE, HTML -> Attribute.NONE;
        };
    }

    private static Step badName(String text, int at) {
        return failed(
                Quote.quote(text.substring(at, at + 1))
                        + " in attribute name: "
                        + Scanner.shown(text));
    }

    private static Step attributeName(Context context, String text) {
        int end = indexOfAny(text, "'\"< \t\n\f\r=>", 0);
        if (end < 0) {
            return new Step(context, text.length());
        }
        if ("'\"<".indexOf(text.charAt(end)) >= 0) {
            return badName(text, end);
        }
        return new Step(context.with(State.AFTER_NAME), end);
    }

    private static Step afterName(Context context, String text) {
        int next = Scanner.skipSpace(text, 0);
        if (next == text.length()) {
            return new Step(context, text.length());
        }
        return text.charAt(next) == '='
                ? new Step(context.with(State.BEFORE_VALUE), next + 1)
                : new Step(context.with(State.TAG), next);
    }

    private static Step beforeValue(Context context, String text) {
        int next = Scanner.skipSpace(text, 0);
        if (next == text.length()) {
            return new Step(context, text.length());
        }
        Context value = context.with(context.attribute().start());
        return switch (text.charAt(next)) {
            case '"' -> new Step(value.with(Delimiter.DOUBLE_QUOTE), next + 1);
            case '\'' -> new Step(value.with(Delimiter.SINGLE_QUOTE), next + 1);
            default -> new Step(value.with(Delimiter.SPACE_OR_TAG_END), next);
        };
    }

    private static Step htmlComment(Context context, String text) {
        int end = text.indexOf("-->");
        return end < 0 ? new Step(context, text.length()) : new Step(Context.START, end + 3);
    }

    private static Step blockComment(Context context, String text, State outside) {
        int end = text.indexOf("*/");
        return end < 0
                ? new Step(context, text.length())
                : new Step(context.with(outside), end + 2);
    }

    private static Step lineComment(Context context, String text, String ends, State outside) {
        int end = indexOfAny(text, ends, 0);
        return end < 0 ? new Step(context, text.length()) : new Step(context.with(outside), end);
    }

    static Context throughUrl(Context context, String text) {
        if (indexOfAny(text, "#?", 0) >= 0) {
            return context.with(UrlPart.QUERY_OR_FRAGMENT);
        }
        boolean isBlank = Scanner.skipSpace(text, 0) == text.length();
        return !isBlank && context.urlPart() == UrlPart.NONE
                ? context.with(UrlPart.PRE_QUERY)
                : context;
    }
}
