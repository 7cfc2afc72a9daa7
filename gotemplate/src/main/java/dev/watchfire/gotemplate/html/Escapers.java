// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.html;

import dev.watchfire.gotemplate.html.Context.Delimiter;
import dev.watchfire.gotemplate.html.Context.State;
import dev.watchfire.gotemplate.html.Context.UrlPart;
import dev.watchfire.gotemplate.syntax.Node.Identifier;
import dev.watchfire.gotemplate.syntax.Node.Pipe;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which escapers a value needs in a context.
final class Escapers {
    private Escapers() {}

    /// `html` and `urlquery` may only come last, and `html` not where it does not protect.
    static @Nullable String refused(Context context, Pipe pipe) {
        boolean isUnquoted =
                context.state() == State.ATTRIBUTE
                        && context.delimiter() == Delimiter.SPACE_OR_TAG_END;
        for (int i = 0; i < pipe.commands().size(); i++) {
            if (pipe.commands().get(i).words().getFirst() instanceof Identifier identifier
                    && Escaper.isPredefined(identifier.name())) {
                boolean isLast = i == pipe.commands().size() - 1;
                if (!isLast || isUnquoted && identifier.name().equals("html")) {
                    return identifier.name();
                }
            }
        }
        return null;
    }

    static boolean isInUrl(State state) {
        return switch (state) {
            case URL,
                    CSS_DOUBLE_QUOTED,
                    CSS_SINGLE_QUOTED,
                    CSS_DOUBLE_QUOTED_URL,
                    CSS_SINGLE_QUOTED_URL,
                    CSS_URL ->
                    true;
            default -> false;
        };
    }

    static List<Escaper> of(Context context) {
        List<Escaper> escapers = new ArrayList<>();
        State state = context.state();
        if (isInUrl(state)) {
            boolean isString = state == State.CSS_DOUBLE_QUOTED || state == State.CSS_SINGLE_QUOTED;
            if (context.urlPart() == UrlPart.NONE) {
                escapers.add(Escaper.URL_FILTER);
            }
            if (context.urlPart() == UrlPart.QUERY_OR_FRAGMENT) {
                escapers.add(Escaper.URL);
            } else {
                escapers.add(isString ? Escaper.CSS_STRING : Escaper.URL_NORMALIZER);
            }
        } else {
            Escaper escaper = escaper(state);
            if (escaper != null) {
                escapers.add(escaper);
            }
        }
        switch (context.delimiter()) {
            case NONE -> {}
            case SPACE_OR_TAG_END -> escapers.add(Escaper.UNQUOTED);
            case DOUBLE_QUOTE, SINGLE_QUOTE -> escapers.add(Escaper.ATTRIBUTE);
        }
        return escapers;
    }

    private static @Nullable Escaper escaper(State state) {
        return switch (state) {
            case JS -> Escaper.JS_VALUE;
            case JS_DOUBLE_QUOTED, JS_SINGLE_QUOTED -> Escaper.JS_STRING;
            case JS_TEMPLATE -> Escaper.JS_TEMPLATE;
            case JS_REGEXP -> Escaper.JS_REGEXP;
            case CSS -> Escaper.CSS_VALUE;
            case TEXT -> Escaper.TEXT;
            case RCDATA -> Escaper.RCDATA;
            case ATTRIBUTE_NAME, TAG -> Escaper.NAME;
            case SRCSET -> Escaper.SRCSET;
            default -> state.isComment() ? Escaper.COMMENT : null;
        };
    }
}
