// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.html;

import dev.watchfire.gotemplate.execute.Limits;
import dev.watchfire.gotemplate.format.Formats;
import dev.watchfire.gotemplate.value.Nil;
import dev.watchfire.gotemplate.value.ObjectValue;
import dev.watchfire.gotemplate.value.StringValue;
import dev.watchfire.gotemplate.value.Type;
import dev.watchfire.gotemplate.value.Value;
import java.util.List;

/// A value as text, and what its type vouches for.
record Content(String text, Kind kind) {
    enum Kind {
        PLAIN,
        CSS,
        HTML,
        HTML_ATTRIBUTE,
        JS,
        JS_STRING,
        URL,
        SRCSET
    }

    static Content of(List<Value> arguments) {
        if (arguments.size() == 1 && arguments.getFirst() instanceof StringValue string) {
            return new Content(string.text(), kind(string.type()));
        }
        List<Value> present = arguments.stream().filter(value -> !(value instanceof Nil)).toList();
        String text = Formats.print(present, Limits.MAX_OUTPUT);
        boolean isPointer =
                present.size() == 1
                        && present.getFirst() instanceof ObjectValue object
                        && object.type().kind() == Type.Kind.POINTER
                        && text.startsWith("&");
        // A pointer is followed, so that no ampersand is shown.
        return new Content(isPointer ? text.substring(1) : text, Kind.PLAIN);
    }

    static Kind kind(Type type) {
        return switch (type.name()) {
            case "template.CSS" -> Kind.CSS;
            case "template.HTML" -> Kind.HTML;
            case "template.HTMLAttr" -> Kind.HTML_ATTRIBUTE;
            case "template.JS" -> Kind.JS;
            case "template.JSStr" -> Kind.JS_STRING;
            case "template.URL" -> Kind.URL;
            case "template.Srcset" -> Kind.SRCSET;
            default -> Kind.PLAIN;
        };
    }
}
