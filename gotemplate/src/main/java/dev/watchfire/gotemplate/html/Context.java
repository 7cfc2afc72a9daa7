// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where in an HTML document a piece of a template stands: what would a browser make of text that
/// is put here.
///
/// @param braces open braces in each template literal around, innermost last
record Context(
        State state,
        Delimiter delimiter,
        UrlPart urlPart,
        Slash slash,
        List<Integer> braces,
        Attribute attribute,
        Element element,
        @Nullable EscapeError error) {
    /// The names are Go's, which its messages show.
    enum State {
        TEXT("stateText"),
        TAG("stateTag"),
        ATTRIBUTE_NAME("stateAttrName"),
        AFTER_NAME("stateAfterName"),
        BEFORE_VALUE("stateBeforeValue"),
        HTML_COMMENT("stateHTMLCmt"),
        RCDATA("stateRCDATA"),
        ATTRIBUTE("stateAttr"),
        URL("stateURL"),
        SRCSET("stateSrcset"),
        JS("stateJS"),
        JS_DOUBLE_QUOTED("stateJSDqStr"),
        JS_SINGLE_QUOTED("stateJSSqStr"),
        JS_TEMPLATE("stateJSTmplLit"),
        JS_REGEXP("stateJSRegexp"),
        JS_BLOCK_COMMENT("stateJSBlockCmt"),
        JS_LINE_COMMENT("stateJSLineCmt"),
        JS_HTML_OPEN_COMMENT("stateJSHTMLOpenCmt"),
        JS_HTML_CLOSE_COMMENT("stateJSHTMLCloseCmt"),
        CSS("stateCSS"),
        CSS_DOUBLE_QUOTED("stateCSSDqStr"),
        CSS_SINGLE_QUOTED("stateCSSSqStr"),
        CSS_DOUBLE_QUOTED_URL("stateCSSDqURL"),
        CSS_SINGLE_QUOTED_URL("stateCSSSqURL"),
        CSS_URL("stateCSSURL"),
        CSS_BLOCK_COMMENT("stateCSSBlockCmt"),
        CSS_LINE_COMMENT("stateCSSLineCmt"),
        ERROR("stateError"),
        DEAD("stateDead");

        private final String label;

        State(String label) {
            this.label = label;
        }

        boolean isComment() {
            return switch (this) {
                case HTML_COMMENT,
                        JS_BLOCK_COMMENT,
                        JS_LINE_COMMENT,
                        JS_HTML_OPEN_COMMENT,
                        JS_HTML_CLOSE_COMMENT,
                        CSS_BLOCK_COMMENT,
                        CSS_LINE_COMMENT ->
                        true;
                default -> false;
            };
        }

        boolean isInTag() {
            return switch (this) {
                case TAG, ATTRIBUTE_NAME, AFTER_NAME, BEFORE_VALUE, ATTRIBUTE -> true;
                default -> false;
            };
        }

        /// Inside a string or the like, where an end tag does not end the script.
        boolean isScriptLiteral() {
            return switch (this) {
                case JS_DOUBLE_QUOTED, JS_SINGLE_QUOTED, JS_TEMPLATE, JS_REGEXP -> true;
                default -> false;
            };
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /// What ends the attribute's value.
    enum Delimiter {
        NONE("delimNone", ""),
        DOUBLE_QUOTE("delimDoubleQuote", "\""),
        SINGLE_QUOTE("delimSingleQuote", "'"),
        SPACE_OR_TAG_END("delimSpaceOrTagEnd", " \t\n\f\r>");

        private final String label;
        private final String ends;

        Delimiter(String label, String ends) {
            this.label = label;
            this.ends = ends;
        }

        String ends() {
            return ends;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    enum UrlPart {
        NONE("urlPartNone"),
        PRE_QUERY("urlPartPreQuery"),
        QUERY_OR_FRAGMENT("urlPartQueryOrFrag"),
        UNKNOWN("urlPartUnknown");

        private final String label;

        UrlPart(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /// What a slash would start in a script.
    enum Slash {
        REGEXP("jsCtxRegexp"),
        DIVISION("jsCtxDivOp"),
        UNKNOWN("jsCtxUnknown");

        private final String label;

        Slash(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /// What the value of the attribute is.
    enum Attribute {
        NONE("attrNone", State.ATTRIBUTE),
        SCRIPT("attrScript", State.JS),
        SCRIPT_TYPE("attrScriptType", State.ATTRIBUTE),
        STYLE("attrStyle", State.CSS),
        URL("attrURL", State.URL),
        SRCSET("attrSrcset", State.SRCSET);

        private final String label;
        private final State start;

        Attribute(String label, State start) {
            this.label = label;
            this.start = start;
        }

        State start() {
            return start;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /// Elements whose content is not HTML.
    enum Element {
        NONE("elementNone", State.TEXT, ""),
        SCRIPT("elementScript", State.JS, "script"),
        STYLE("elementStyle", State.CSS, "style"),
        TEXTAREA("elementTextarea", State.RCDATA, "textarea"),
        TITLE("elementTitle", State.RCDATA, "title");

        private final String label;
        private final State content;
        private final String tag;

        Element(String label, State content, String tag) {
            this.label = label;
            this.content = content;
            this.tag = tag;
        }

        State content() {
            return content;
        }

        String tag() {
            return tag;
        }

        static Element of(String tag) {
            for (Element element : values()) {
                if (element.tag.equals(tag)) {
                    return element;
                }
            }
            return NONE;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    static final Context START = at(State.TEXT, Element.NONE);

    static Context at(State state, Element element) {
        return new Context(
                state,
                Delimiter.NONE,
                UrlPart.NONE,
                Slash.REGEXP,
                List.of(),
                Attribute.NONE,
                element,
                null);
    }

    static Context failed(EscapeError error) {
        return START.with(State.ERROR).with(error);
    }

    Context with(State other) {
        return new Context(other, delimiter, urlPart, slash, braces, attribute, element, error);
    }

    Context with(Delimiter other) {
        return new Context(state, other, urlPart, slash, braces, attribute, element, error);
    }

    Context with(UrlPart other) {
        return new Context(state, delimiter, other, slash, braces, attribute, element, error);
    }

    Context with(Slash other) {
        return new Context(state, delimiter, urlPart, other, braces, attribute, element, error);
    }

    Context with(List<Integer> other) {
        return new Context(state, delimiter, urlPart, slash, other, attribute, element, error);
    }

    Context with(Attribute other) {
        return new Context(state, delimiter, urlPart, slash, braces, other, element, error);
    }

    private Context with(EscapeError other) {
        return new Context(state, delimiter, urlPart, slash, braces, attribute, element, other);
    }

    boolean isError() {
        return state == State.ERROR;
    }

    /// The context of a value that stands here: it starts what may start here.
    Context nudged() {
        return switch (state) {
            case TAG -> with(State.ATTRIBUTE_NAME);
            case BEFORE_VALUE ->
                    with(attribute.start()).with(Delimiter.SPACE_OR_TAG_END).with(Attribute.NONE);
            case AFTER_NAME -> with(State.ATTRIBUTE_NAME).with(Attribute.NONE);
            default -> this;
        };
    }

    /// The context after either of two branches; null where there is none.
    static @Nullable Context join(Context a, Context b) {
        if (a.isError() || b.state == State.DEAD) {
            return a;
        }
        if (b.isError() || a.state == State.DEAD || a.equals(b)) {
            return b;
        }
        if (a.with(b.urlPart).equals(b)) {
            return a.with(UrlPart.UNKNOWN);
        }
        if (a.with(b.slash).equals(b)) {
            return a.with(Slash.UNKNOWN);
        }
        Context left = a.nudged();
        Context right = b.nudged();
        return left.equals(a) && right.equals(b) ? null : join(left, right);
    }

    /// The name of a template that is called here.
    String derivedName(String template) {
        if (state == State.TEXT) {
            return template;
        }
        StringBuilder name = new StringBuilder(template).append("$htmltemplate_").append(state);
        name.append(delimiter == Delimiter.NONE ? "" : "_" + delimiter);
        name.append(urlPart == UrlPart.NONE ? "" : "_" + urlPart);
        name.append(slash == Slash.REGEXP ? "" : "_" + slash);
        name.append(braces.isEmpty() ? "" : "_jsBraceDepth" + braces);
        name.append(attribute == Attribute.NONE ? "" : "_" + attribute);
        name.append(element == Element.NONE ? "" : "_" + element);
        return name.toString();
    }

    @Override
    public String toString() {
        return String.format(
                "{%s %s %s %s %s %s %s}",
                state,
                delimiter,
                urlPart,
                slash,
                attribute,
                element,
                error == null ? "<nil>" : error.description());
    }
}
