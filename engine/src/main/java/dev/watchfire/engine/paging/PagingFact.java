// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Ids;
import java.time.Instant;
import java.util.List;

/// What happened to pages and why.
public sealed interface PagingFact extends Fact {
    record PageOpened(Page page) implements PagingFact {
        @Override
        public String name() {
            return "page.opened.v1";
        }

        @Override
        public Ids subjects() {
            return page.groupId() == 0 ? Ids.of(page.id()) : Ids.of(page.id(), page.groupId());
        }
    }

    /// @param action the word of a {@link PageAction}, or `confirm`, `reminded`, `joined`,
    ///   `policy`, `silence`
    /// @param by "" where nobody did it
    /// @param via the medium, "" for none
    record PageChanged(
            long pageId,
            String action,
            Page.State from,
            Page.State to,
            String by,
            String via,
            Why why)
            implements PagingFact {
        @Override
        public String name() {
            return "page.changed.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(pageId);
        }
    }

    /// A step fired, or people asked others.
    ///
    /// @param step position, or −1
    record PageAsked(long pageId, int step, int round, List<Asked> asked, Why why)
            implements PagingFact {
        /// @param who a person, or a receiver
        /// @param plan when by which means
        public record Asked(String who, boolean channel, List<Means> plan, Why why) {
            public Asked {
                plan = List.copyOf(plan);
            }
        }

        public record Means(String type, Instant at, Why why) {}

        public PageAsked {
            asked = List.copyOf(asked);
        }

        @Override
        public String name() {
            return "page.asked.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(pageId);
        }
    }

    /// A step did not ask anybody.
    record PageStepPassed(long pageId, int step, int round, Why why) implements PagingFact {
        @Override
        public String name() {
            return "page.step-passed.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(pageId);
        }
    }

    /// Something became of a message about a page.
    ///
    /// @param delivery 0 where none was made
    /// @param what `ordered`, `bundled`, `held`, `sent`, `failed`, `unknown`, `cancelled`,
    ///   `skipped`, or a medium's own word
    record PageMessage(long pageId, long delivery, String who, String type, String what, Why why)
            implements PagingFact {
        @Override
        public String name() {
            return "page.message.v1";
        }

        @Override
        public Ids subjects() {
            return delivery == 0 ? Ids.of(pageId) : Ids.of(pageId, delivery);
        }
    }

    /// How somebody is reached changed.
    ///
    /// @param what `rules`, `method-added`, `method-removed`, `method-verified`, `method-broken`
    record PersonChanged(long personId, String person, String what, String detail, String by)
            implements PagingFact {
        @Override
        public String name() {
            return "person.changed.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(personId);
        }
    }
}
