// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.contact;

import dev.watchfire.engine.Reply;
import dev.watchfire.engine.paging.PagingCommand.KnowPeople;
import dev.watchfire.people.People;
import dev.watchfire.people.access.Permission;
import dev.watchfire.people.teams.Team;
import dev.watchfire.people.users.User;
import dev.watchfire.runtime.EngineAccess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the engine who has an account, so that it can page them without asking the accounts. Safe
/// for any thread.
public final class PeopleMirror {
    private static final Logger LOG = LoggerFactory.getLogger(PeopleMirror.class);

    private final People people;
    private final EngineAccess engine;
    private @Nullable KnowPeople told;

    public PeopleMirror(People people, EngineAccess engine) {
        this.people = people;
        this.engine = engine;
    }

    /// Tells what changed since the last time, if anything did. What the engine does not take is
    /// told again the next time.
    ///
    /// @return ends when the engine knows it, or did not take it
    public synchronized CompletableFuture<?> tell() {
        KnowPeople now = known(people);
        if (now.equals(told)) {
            return CompletableFuture.completedFuture(now);
        }
        told = now;
        return engine.submit(now).handle((reply, failure) -> ended(now, reply, failure));
    }

    private synchronized KnowPeople ended(
            KnowPeople sent, @Nullable Reply reply, @Nullable Throwable failure) {
        if (failure != null || !(reply instanceof Reply.Done)) {
            LOG.warn("The engine was not told who has an account, trying again later", failure);
            if (sent.equals(told)) {
                told = null;
            }
        }
        return sent;
    }

    /// All accounts. A team is known by its slug and by its name, as configurations write either.
    static KnowPeople known(People people) {
        Map<String, Set<String>> teams = new HashMap<>();
        for (Team team : people.teams().all()) {
            for (String id : team.members().keySet()) {
                Set<String> names = teams.computeIfAbsent(id, _ -> new TreeSet<>());
                names.add(team.slug());
                names.add(team.name());
            }
        }
        List<KnowPeople.Known> known = new ArrayList<>();
        for (User user : people.users().all()) {
            known.add(
                    new KnowPeople.Known(
                            user.name(),
                            !user.disabled(),
                            user.role().may(Permission.ADMIN),
                            List.copyOf(teams.getOrDefault(user.id(), Set.of())),
                            user.email(),
                            user.language(),
                            user.zone()));
        }
        return new KnowPeople(known);
    }
}
