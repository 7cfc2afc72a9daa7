// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.html;

import java.util.Set;

/// What the values of HTML attributes are, by the attribute's name in lower case
/// (https://html.spec.whatwg.org/multipage/indices.html#attributes-3).
final class Attributes {
    enum Kind {
        PLAIN,
        UNSAFE,
        URL,
        CSS,
        JS,
        HTML,
        SRCSET
    }

    private static final Set<String> URLS =
            words(
                    "action archive background cite classid codebase data formaction href icon"
                            + " longdesc manifest poster profile src usemap xmlns");

    private static final Set<String> UNSAFE =
            words(
                    "accept-charset async challenge charset content crossorigin defer enctype form"
                            + " formenctype formmethod formnovalidate http-equiv keytype language"
                            + " method novalidate pattern rel sandbox type value");

    /// Known, and no more than text, though parts of their names may look otherwise.
    private static final Set<String> PLAIN = words("srclang");

    private Attributes() {}

    private static Set<String> words(String words) {
        return Set.of(words.split(" ", -1));
    }

    static Kind kind(String attribute) {
        String name = attribute;
        if (name.startsWith("data-")) {
            name = name.substring("data-".length());
        } else if (name.indexOf(':') >= 0) {
            if (name.startsWith("xmlns:")) {
                return Kind.URL;
            }
            name = name.substring(name.indexOf(':') + 1);
        }
        if (URLS.contains(name)) {
            return Kind.URL;
        }
        if (UNSAFE.contains(name)) {
            return Kind.UNSAFE;
        }
        if (PLAIN.contains(name)) {
            return Kind.PLAIN;
        }
        return switch (name) {
            case "srcdoc" -> Kind.HTML;
            case "srcset" -> Kind.SRCSET;
            case "style" -> Kind.CSS;
            default -> guess(name);
        };
    }

    /// Event handlers, and names that look like a place.
    private static Kind guess(String name) {
        if (name.startsWith("on")) {
            return Kind.JS;
        }
        boolean isUrl = name.contains("src") || name.contains("uri") || name.contains("url");
        return isUrl ? Kind.URL : Kind.PLAIN;
    }
}
