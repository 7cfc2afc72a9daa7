// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a silence mutes that somebody makes by answering a page.
public final class PageSilence {
    private PageSilence() {}

    /// The labels by which its alerts were grouped; where they were by none, those that they share.
    ///
    /// @param group of the page, or null
    /// @return none where nothing tells its alerts from others
    public static List<Matcher> matchers(Page page, @Nullable Group group) {
        if (group == null) {
            return List.of();
        }
        LabelSet labels = group.labels().isEmpty() ? page.labels() : group.labels();
        List<Matcher> matchers = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            if (!labels.value(i).isEmpty()) {
                matchers.add(Matcher.of(labels.name(i), Matcher.Op.EQUAL, labels.value(i)));
            }
        }
        return matchers;
    }
}
