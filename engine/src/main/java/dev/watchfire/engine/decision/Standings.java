// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Image.Standing;

/// What mutes each alert, kept up to date by {@link Silencing} and {@link Inhibition}. Derived: it
/// holds nothing that the records do not imply.
final class Standings {
    private final Trie<Standing> standings = new Trie<>();

    Standing get(long alertId) {
        Standing standing = standings.get(alertId);
        return standing == null ? Standing.CLEAR : standing;
    }

    void silencedBy(long alertId, Ids silences) {
        Standing now = get(alertId);
        if (!now.silencedBy().equals(silences)) {
            set(alertId, new Standing(silences, now.inhibitedBy(), now.inhibitRule()));
        }
    }

    /// @param sourceId 0 where nothing inhibits the alert
    /// @param rule position of the rule, or −1
    void inhibitedBy(long alertId, long sourceId, int rule) {
        Standing now = get(alertId);
        long before = now.inhibitedBy().isEmpty() ? 0 : now.inhibitedBy().get(0);
        if (before != sourceId || now.inhibitRule() != rule) {
            Ids sources = sourceId == 0 ? Ids.NONE : Ids.of(sourceId);
            set(alertId, new Standing(now.silencedBy(), sources, rule));
        }
    }

    void remove(long alertId) {
        standings.set(alertId, null);
    }

    private void set(long alertId, Standing standing) {
        boolean clear = !standing.isSuppressed();
        standings.set(alertId, clear ? null : standing);
    }

    Image.View<Standing> freeze() {
        return standings.freeze();
    }
}
