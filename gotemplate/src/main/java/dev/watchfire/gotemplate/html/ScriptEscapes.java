// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.html;

import dev.watchfire.gotemplate.execute.Limits;
import dev.watchfire.gotemplate.format.Formats;
import dev.watchfire.gotemplate.format.Json;
import dev.watchfire.gotemplate.time.TimeValue;
import dev.watchfire.gotemplate.value.CallFailure;
import dev.watchfire.gotemplate.value.StringValue;
import dev.watchfire.gotemplate.value.Type;
import dev.watchfire.gotemplate.value.Value;
import java.util.List;
import java.util.Locale;

/// What makes values safe in scripts and styles.
final class ScriptEscapes {
    private static final Replacer STRING =
            new Replacer(
                    true, "\0", "\\u0000", "\t", "\\t", "\n", "\\n", "\u000b", "\\u000b", "\f",
                    "\\f", "\r", "\\r", "\"", "\\u0022", "`", "\\u0060", "&", "\\u0026", "'",
                    "\\u0027", "+", "\\u002b", "/", "\\/", "<", "\\u003c", ">", "\\u003e", "\\",
                    "\\\\");

    private static final Replacer ESCAPED_STRING = STRING.without("\\");

    private static final Replacer TEMPLATE =
            new Replacer(
                    true, "\0", "\\u0000", "\t", "\\t", "\n", "\\n", "\u000b", "\\u000b", "\f",
                    "\\f", "\r", "\\r", "\"", "\\u0022", "`", "\\u0060", "&", "\\u0026", "'",
                    "\\u0027", "+", "\\u002b", "/", "\\/", "<", "\\u003c", ">", "\\u003e", "\\",
                    "\\\\", "$", "\\u0024", "{", "\\u007b", "}", "\\u007d");

    private static final Replacer REGEXP =
            new Replacer(
                    true, "\0", "\\u0000", "\t", "\\t", "\n", "\\n", "\u000b", "\\u000b", "\f",
                    "\\f", "\r", "\\r", "\"", "\\u0022", "$", "\\$", "&", "\\u0026", "'", "\\u0027",
                    "(", "\\(", ")", "\\)", "*", "\\*", "+", "\\u002b", "-", "\\-", ".", "\\.", "/",
                    "\\/", "<", "\\u003c", ">", "\\u003e", "?", "\\?", "[", "\\[", "\\", "\\\\",
                    "]", "\\]", "^", "\\^", "{", "\\{", "|", "\\|", "}", "\\}");

    /// What may not stand in a CSS value that is no more than a value.
    private static final String NOT_IN_CSS_VALUE = "\0\"'()/;@[\\]`{}<>";

    private static final String ESCAPED_IN_CSS = "\0\t\n\f\r\"&'()+/:;<>{}";

    private ScriptEscapes() {}

    static String string(Content content) {
        return content.kind() == Content.Kind.JS_STRING
                ? ESCAPED_STRING.replace(content.text())
                : STRING.replace(content.text());
    }

    static String template(Content content) {
        return TEMPLATE.replace(content.text());
    }

    static String regexp(Content content) {
        String escaped = REGEXP.replace(content.text());
        // Two slashes would start a comment.
        return escaped.isEmpty() ? "(?:)" : escaped;
    }

    /// A value as an expression.
    static String value(List<Value> arguments) {
        if (arguments.size() == 1 && arguments.getFirst() instanceof StringValue string) {
            switch (Content.kind(string.type())) {
                case JS -> {
                    return string.text();
                }
                case JS_STRING -> {
                    return '"' + string.text() + '"';
                }
                default -> {}
            }
        }
        Value value =
                arguments.size() == 1
                        ? jsonOf(arguments.getFirst())
                        : StringValue.of(Formats.print(arguments, Limits.MAX_OUTPUT));
        String json;
        try {
            json = Json.marshal(value, Limits.MAX_OUTPUT);
        } catch (CallFailure e) {
            String reason = e.text().replace("*/", "* /").replace("</script", "\\x3C/script");
            return " /* " + reason.replace("<!--", "\\x3C!--") + " */null ";
        }
        boolean isWord =
                JavaScript.isIdentifierPart(json.charAt(0))
                        || JavaScript.isIdentifierPart(json.charAt(json.length() - 1));
        return isWord ? " " + json + " " : json;
    }

    /// What has a text of its own is that text, but for times.
    private static Value jsonOf(Value value) {
        String text = value instanceof TimeValue ? null : value.stringForm();
        return text == null ? value : new StringValue(text, Type.STRING);
    }

    /// Part of a CSS string.
    static String cssString(Content content) {
        String text = content.text();
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                escaped.append("\\\\");
            } else if (ESCAPED_IN_CSS.indexOf(c) < 0) {
                escaped.append(c);
            } else {
                escaped.append('\\').append(Integer.toHexString(c));
                boolean isLast = i + 1 == text.length();
                char next = isLast ? ' ' : text.charAt(i + 1);
                if (Scanner.isHex(next) || Scanner.SPACE.indexOf(next) >= 0) {
                    escaped.append(' ');
                }
            }
        }
        return escaped.toString();
    }

    /// A CSS value that can be no more than that.
    static String cssValue(Content content) {
        if (content.kind() == Content.Kind.CSS) {
            return content.text();
        }
        String value = StyleSheets.decode(content.text());
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean isDash = c == '-' && i > 0 && value.charAt(i - 1) == '-';
            if (isDash || NOT_IN_CSS_VALUE.indexOf(c) >= 0) {
                return HtmlEscapes.FAILSAFE;
            }
            if (c != '-' && c < 0x80 && StyleSheets.isNamePart(c)) {
                names.append(c);
            }
        }
        String words = names.toString().toLowerCase(Locale.ROOT);
        return words.contains("expression") || words.contains("mozbinding")
                ? HtmlEscapes.FAILSAFE
                : value;
    }
}
