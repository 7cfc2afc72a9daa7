// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.html;

import dev.watchfire.gotemplate.execute.Builtins;
import dev.watchfire.gotemplate.execute.Limits;
import dev.watchfire.gotemplate.format.Formats;
import dev.watchfire.gotemplate.value.Function;
import dev.watchfire.gotemplate.value.StringValue;
import dev.watchfire.gotemplate.value.Type;
import dev.watchfire.gotemplate.value.Value;
import java.util.List;
import java.util.Objects;

/// Functions that escaping puts at the end of pipelines. The names are Go's, which its messages
/// show.
enum Escaper {
    ATTRIBUTE("_html_template_attrescaper", HtmlEscapes::attribute),
    COMMENT("_html_template_commentescaper", _ -> ""),
    CSS_STRING("_html_template_cssescaper", ScriptEscapes::cssString),
    CSS_VALUE("_html_template_cssvaluefilter", ScriptEscapes::cssValue),
    NAME("_html_template_htmlnamefilter", HtmlEscapes::name),
    TEXT("_html_template_htmlescaper", HtmlEscapes::text),
    JS_REGEXP("_html_template_jsregexpescaper", ScriptEscapes::regexp),
    JS_STRING("_html_template_jsstrescaper", ScriptEscapes::string),
    JS_TEMPLATE("_html_template_jstmpllitescaper", ScriptEscapes::template),
    JS_VALUE("_html_template_jsvalescaper"),
    UNQUOTED("_html_template_nospaceescaper", HtmlEscapes::unquotedAttribute),
    RCDATA("_html_template_rcdataescaper", HtmlEscapes::rcdata),
    SRCSET("_html_template_srcsetescaper", UrlEscapes::srcset),
    URL("_html_template_urlescaper", UrlEscapes::escape),
    URL_FILTER("_html_template_urlfilter", UrlEscapes::filter),
    URL_NORMALIZER("_html_template_urlnormalizer", UrlEscapes::normalize);

    /// Turns the arguments of `html` and `urlquery` into one.
    static final Function ARGUMENTS = Function.variadic(Escaper::joined, Type.ANY);

    private final String label;
    private final Function function;

    Escaper(String label, java.util.function.Function<Content, String> escape) {
        this.label = label;
        this.function =
                Function.variadic(
                        words -> StringValue.of(escape.apply(Content.of(words))), Type.ANY);
    }

    Escaper(String label) {
        this.label = label;
        this.function =
                Function.variadic(words -> StringValue.of(ScriptEscapes.value(words)), Type.ANY);
    }

    private static Value joined(List<Value> words) {
        return words.size() == 1 && words.getFirst() instanceof StringValue text
                ? text
                : StringValue.of(Formats.print(words, Limits.MAX_OUTPUT));
    }

    String label() {
        return label;
    }

    Function function() {
        return function;
    }

    /// What of `html` and `urlquery` protects as well as this; the own name where neither does.
    String equivalent() {
        return switch (this) {
            case ATTRIBUTE, TEXT, RCDATA -> "html";
            case URL, URL_NORMALIZER -> "urlquery";
            default -> label;
        };
    }

    static boolean isPredefined(String name) {
        return name.equals("html") || name.equals("urlquery");
    }

    static Function predefined(String name) {
        return Objects.requireNonNull(Builtins.FUNCTIONS.get(name));
    }
}
