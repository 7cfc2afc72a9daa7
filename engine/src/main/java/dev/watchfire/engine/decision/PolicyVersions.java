// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.paging.Draft;
import dev.watchfire.engine.paging.EscalationPolicy;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PagingFact;
import dev.watchfire.engine.paging.PinnedPolicy;
import dev.watchfire.engine.paging.Sentence;
import dev.watchfire.engine.paging.Why;
import java.util.Map;

/// Versions of policies that pages climb by. A page keeps the one it began with, whatever becomes
/// of the policy, until somebody moves it to the present one.
final class PolicyVersions {
    private final State state;

    PolicyVersions(State state) {
        this.state = state;
    }

    /// The present version, made where no page needed it before.
    PinnedPolicy current(EscalationPolicy policy) {
        Map<Integer, String> turns = Map.of();
        for (PinnedPolicy pinned : state.policies.all()) {
            if (pinned.policy().name().equals(policy.name()) && pinned.current()) {
                if (pinned.policy().equals(policy)) {
                    return pinned;
                }
                turns = pinned.turns();
                retire(pinned);
            }
        }
        PinnedPolicy made = new PinnedPolicy(state.recorder.nextId(), 1, policy, true, turns);
        state.recorder.put(state.policies, made);
        return made;
    }

    private void retire(PinnedPolicy pinned) {
        if (state.pageIndex.isPinned(pinned.id())) {
            state.recorder.put(state.policies, pinned.outdated());
        } else {
            state.recorder.remove(state.policies, pinned.id());
        }
    }

    /// A page no longer climbs by it.
    void left(long id) {
        PinnedPolicy pinned = state.policies.get(id);
        if (pinned != null && !pinned.current() && !state.pageIndex.isPinned(id)) {
            state.recorder.remove(state.policies, id);
        }
    }

    /// After a configuration: what it has no longer, or otherwise, is outdated.
    void compare() {
        for (PinnedPolicy pinned : state.policies.all()) {
            if (pinned.current()
                    && !pinned.policy()
                            .equals(
                                    state.configuration()
                                            .paging()
                                            .policy(pinned.policy().name()))) {
                // Its turns go on in the next version, so it stays until that is made.
                if (state.configuration().paging().policy(pinned.policy().name()) == null) {
                    retire(pinned);
                }
            }
        }
    }

    /// Lets open pages climb by the present version.
    int apply(EscalationPolicy policy, String by) {
        PinnedPolicy now = current(policy);
        int moved = 0;
        for (Page page : state.pages.all()) {
            if (page.state().isOpen()
                    && page.policy().equals(policy.name())
                    && page.pinned() != now.id()) {
                long before = page.pinned();
                Draft draft = page.change();
                draft.pinned = now.id();
                Page.Climb climb = page.climb();
                draft.climb =
                        new Page.Climb(
                                Math.min(climb.next(), policy.steps().size()),
                                climb.due(),
                                climb.round(),
                                climb.fired(),
                                climb.reachedAnybody());
                state.recorder.put(state.pages, draft.done());
                state.recorder.fact(
                        new PagingFact.PageChanged(
                                page.id(),
                                "policy",
                                page.state(),
                                page.state(),
                                by,
                                "",
                                Why.of(Sentence.POLICY_CHANGED, policy.name())));
                left(before);
                moved++;
            }
        }
        return moved;
    }
}
