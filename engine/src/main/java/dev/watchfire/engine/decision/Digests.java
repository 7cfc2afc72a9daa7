// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Ids;
import dev.watchfire.engine.paging.Draft;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PageAction;
import dev.watchfire.engine.paging.PageTarget;
import dev.watchfire.engine.paging.PagingFact;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.PinnedPolicy;
import dev.watchfire.engine.paging.Sentence;
import dev.watchfire.engine.paging.SeverityPolicy.Manner;
import dev.watchfire.engine.paging.Targets;
import dev.watchfire.engine.paging.Why;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/// The hour of pages that were held: business hours open, the daily digest leaves, or the weekly
/// review. A digest is one message to each of those whom the first step of the policy names.
final class Digests {
    private final State state;
    private final PageMessages messages;

    Digests(State state, PageMessages messages) {
        this.state = state;
        this.messages = messages;
    }

    void release(Page page, PageActions actions, Instant now) {
        if (!isDigest(manner(page))) {
            var _ = actions.act(page, PageAction.RELEASE, "", "", now);
            return;
        }
        Ids due = Ids.NONE;
        for (Page other : state.pages.all()) {
            Instant wake = other.wakeAt();
            boolean goes =
                    other.state() == Page.State.HELD
                            && other.policy().equals(page.policy())
                            && manner(other) == manner(page)
                            && wake != null
                            && !wake.isAfter(now);
            due = goes ? due.with(other.id()) : due;
        }
        tell(page, due, now);
    }

    private Manner manner(Page page) {
        return state.configuration().paging().severities().manner(page.severity(), page.team());
    }

    private static boolean isDigest(Manner manner) {
        return manner == Manner.DAILY_DIGEST || manner == Manner.WEEKLY_REVIEW;
    }

    private void tell(Page page, Ids due, Instant now) {
        boolean weekly = manner(page) == Manner.WEEKLY_REVIEW;
        String title = weekly ? "Weekly review" : "Daily digest";
        Set<String> told = new LinkedHashSet<>();
        PinnedPolicy pinned = state.policies.get(page.pinned());
        if (pinned != null) {
            for (PageTarget target : pinned.policy().steps().getFirst().targets()) {
                for (String name :
                        Targets.people(
                                target,
                                state.configuration(),
                                state.rota(),
                                state.people.all(),
                                now)) {
                    Person person = state.person(name);
                    if (person != null
                            && !told.contains(name)
                            && messages.digest(title, due, person, now)) {
                        told.add(name);
                    }
                }
            }
        }
        Why why =
                told.isEmpty()
                        ? Why.of(weekly ? Sentence.NOBODY_WEEKLY : Sentence.NOBODY_DAILY)
                        : Why.of(
                                weekly ? Sentence.TOLD_WEEKLY : Sentence.TOLD_DAILY,
                                String.join(", ", told));
        for (long id : due.toArray()) {
            Draft draft = state.pages.require(id).change();
            draft.wakeAt = null;
            draft.held = why;
            state.recorder.fact(
                    new PagingFact.PageChanged(
                            id, "digest", Page.State.HELD, Page.State.HELD, "", "", why));
            messages.save(draft, now);
        }
    }
}
