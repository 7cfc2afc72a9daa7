// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.matcher.MatcherParser;
import dev.watchfire.engine.matcher.MatcherSyntaxException;
import dev.watchfire.web.http.Refusal;
import java.util.ArrayList;
import java.util.List;

/// Matchers in parameters. Safe for any thread.
final class Matchers {
    private final MatcherParser parser;

    Matchers(MatcherParser parser) {
        this.parser = parser;
    }

    List<Matcher> parse(List<String> texts, String parameter) throws Refusal {
        List<Matcher> matchers = new ArrayList<>();
        for (String text : texts) {
            try {
                matchers.addAll(parser.parseAll(text).matchers());
            } catch (MatcherSyntaxException e) {
                throw Paging.refuse(
                        parameter, "\"" + text + "\" is no matcher: " + e.getMessage() + ".");
            }
        }
        return matchers;
    }

    static boolean match(List<Matcher> matchers, LabelSet labels) {
        for (Matcher matcher : matchers) {
            if (!matcher.matches(labels)) {
                return false;
            }
        }
        return true;
    }
}
