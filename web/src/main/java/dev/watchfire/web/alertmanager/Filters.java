// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.matcher.MatcherParser;
import dev.watchfire.engine.matcher.MatcherSyntaxException;
import dev.watchfire.web.http.Refusal;
import java.util.ArrayList;
import java.util.List;

/// The parameter `filter`: matchers, each in a parameter of its own. Safe for any thread.
public final class Filters {
    private final MatcherParser parser;

    public Filters(MatcherParser parser) {
        this.parser = parser;
    }

    List<Matcher> parse(List<String> filters) throws Refusal {
        List<Matcher> matchers = new ArrayList<>(filters.size());
        for (String filter : filters) {
            try {
                matchers.addAll(parser.parseOne(filter).matchers());
            } catch (MatcherSyntaxException e) {
                throw new Refusal(Errors.handler(400, String.valueOf(e.getMessage())));
            }
        }
        return matchers;
    }

    boolean isLabelName(String name) {
        return parser.isLabelName(name);
    }

    /// As Alertmanager filters, which is nearly as it matches: a value "" asks whether there is
    /// such a label.
    public static boolean matches(List<Matcher> filters, LabelSet labels) {
        for (Matcher filter : filters) {
            String value = labels.get(filter.name());
            boolean asksForPresence = filter.value().isEmpty();
            if (asksForPresence && filter.op().isPositive() == (value == null)) {
                continue;
            }
            if (!filter.matches(value == null ? "" : value)) {
                return false;
            }
        }
        return true;
    }
}
