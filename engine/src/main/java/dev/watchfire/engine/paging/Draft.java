// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import dev.watchfire.engine.Ids;
import dev.watchfire.engine.label.LabelSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page that is being changed: the fields of {@link Page}, to be set one by one. For one thread.
public final class Draft {
    private final Page before;
    public String policy;
    public long pinned;
    public long groupId;
    public String title;
    public LabelSet labels;
    public Severity severity;
    public Ids alerts;
    public Page.State state;
    public Page.Climb climb;
    public List<Page.Summons> asked;
    public List<String> acknowledgedBy;
    public @Nullable Instant acknowledgedAt;
    public @Nullable Instant remindAt;
    public @Nullable Instant startOverAt;
    public @Nullable Instant wakeAt;
    public Why held;
    public @Nullable Instant endedAt;
    public String endedBy;

    Draft(Page before) {
        this.before = before;
        policy = before.policy();
        pinned = before.pinned();
        groupId = before.groupId();
        title = before.title();
        labels = before.labels();
        severity = before.severity();
        alerts = before.alerts();
        state = before.state();
        climb = before.climb();
        asked = new ArrayList<>(before.asked());
        acknowledgedBy = new ArrayList<>(before.acknowledgedBy());
        acknowledgedAt = before.acknowledgedAt();
        remindAt = before.remindAt();
        startOverAt = before.startOverAt();
        wakeAt = before.wakeAt();
        held = before.held();
        endedAt = before.endedAt();
        endedBy = before.endedBy();
    }

    /// What it was.
    public Page before() {
        return before;
    }

    public long id() {
        return before.id();
    }

    /// Whether anything differs.
    public boolean isChanged() {
        return !done().equals(withRevision(before));
    }

    private static Page withRevision(Page page) {
        return new Draft(page).done();
    }

    /// The same page in its next revision.
    public Page done() {
        int excess = Math.max(0, asked.size() - Page.MOST_SUMMONS);
        return new Page(
                before.id(),
                before.revision() + 1,
                before.origin(),
                policy,
                pinned,
                groupId,
                before.receiver(),
                before.key(),
                title,
                before.text(),
                labels,
                before.service(),
                before.team(),
                severity,
                alerts,
                state,
                climb,
                asked.subList(excess, asked.size()),
                acknowledgedBy,
                acknowledgedAt,
                remindAt,
                startOverAt,
                wakeAt,
                held,
                before.openedAt(),
                before.openedBy(),
                endedAt,
                endedBy);
    }
}
