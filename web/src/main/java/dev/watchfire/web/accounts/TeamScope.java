// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.matcher.MatcherParser;
import dev.watchfire.engine.matcher.MatcherSyntaxException;
import dev.watchfire.people.Caller;
import dev.watchfire.people.People;
import dev.watchfire.people.access.Permission;
import dev.watchfire.people.teams.Team;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whose alerts something would touch, and whether who asks may. Safe for any thread.
public final class TeamScope {
    private static final Logger LOG = LoggerFactory.getLogger(TeamScope.class);

    private record Owned(Team team, List<Matcher> matchers) {
        /// Whether everything that `selection` can ever select is this team's.
        boolean holds(List<Matcher> selection) {
            return matchers.stream().allMatch(own -> selection.stream().anyMatch(m -> in(own, m)));
        }

        /// Whether whatever the matcher accepts the team's accepts too.
        private static boolean in(Matcher own, Matcher matcher) {
            return own.equals(matcher)
                    || matcher.name().equals(own.name())
                            && matcher.op() == Matcher.Op.EQUAL
                            && own.matches(LabelSet.of(own.name(), matcher.value()));
        }

        boolean owns(LabelSet labels) {
            return matchers.stream().allMatch(matcher -> matcher.matches(labels));
        }
    }

    private final People people;
    private final MatcherParser parser;

    public TeamScope(People people, MatcherParser parser) {
        this.people = people;
        this.parser = parser;
    }

    /// Why `caller` may not mute what `matchers` select now, as a sentence; null where he may.
    ///
    /// A stranger whom the route lets in may what the route may. Who responds in the whole
    /// workspace may mute anything; everybody else needs to respond in every team whose alerts fire
    /// and would fall silent, and alerts of no team are not his. As a silence outlasts what fires
    /// now, its matchers must also keep to one of his teams.
    public @Nullable String refusal(Caller caller, Image image, List<Matcher> matchers) {
        if (caller instanceof Caller.Stranger || caller.may(Permission.RESPOND)) {
            return null;
        }
        List<Owned> teams = owned();
        String[] refusal = new String[1];
        image.alerts()
                .forEach(
                        alert -> {
                            if (refusal[0] == null
                                    && !alert.resolved()
                                    && matchers.stream().allMatch(m -> m.matches(alert.labels()))) {
                                refusal[0] = refusal(caller, teams, alert.labels());
                            }
                        });
        return refusal[0] == null ? beyondHisTeams(caller, teams, matchers) : refusal[0];
    }

    /// Whether there is no {@link #refusal}; for lists, as it looks at alerts only where it must.
    public boolean permits(Caller caller, Image image, List<Matcher> matchers) {
        if (caller instanceof Caller.Stranger || caller.may(Permission.RESPOND)) {
            return true;
        }
        return caller.mayAnywhere(Permission.RESPOND)
                && beyondHisTeams(caller, owned(), matchers) == null
                && refusal(caller, image, matchers) == null;
    }

    /// Whether somebody responds in the whole workspace, or in a team that owns such an alert.
    public boolean respondsTo(Caller caller, LabelSet labels) {
        return caller instanceof Caller.Stranger
                || caller.may(Permission.RESPOND)
                || owned().stream()
                        .anyMatch(
                                one ->
                                        one.owns(labels)
                                                && caller.mayInTeam(
                                                        Permission.RESPOND, one.team.id()));
    }

    private static @Nullable String beyondHisTeams(
            Caller caller, List<Owned> teams, List<Matcher> matchers) {
        List<Owned> his =
                teams.stream()
                        .filter(one -> caller.mayInTeam(Permission.RESPOND, one.team.id()))
                        .toList();
        if (his.stream().anyMatch(one -> one.holds(matchers))) {
            return null;
        }
        return "This could mute alerts of other teams later. Add the matchers of a team in which you are a responder%s, or ask somebody with the role responder in the whole workspace."
                .formatted(
                        his.isEmpty()
                                ? ""
                                : ", such as " + String.join(", ", his.getFirst().team.matchers()));
    }

    private static @Nullable String refusal(Caller caller, List<Owned> teams, LabelSet labels) {
        boolean ownedByAny = false;
        for (Owned owned : teams) {
            if (owned.owns(labels)) {
                ownedByAny = true;
                if (!caller.mayInTeam(Permission.RESPOND, owned.team.id())) {
                    return "This would mute alerts of the team %s, such as %s, in which you are not a responder. Ask somebody of that team."
                            .formatted(owned.team.name(), labels);
                }
            }
        }
        return ownedByAny
                ? null
                : "This would mute alerts of no team, such as %s; that needs the role responder in the whole workspace."
                        .formatted(labels);
    }

    private List<Owned> owned() {
        List<Owned> owned = new ArrayList<>();
        for (Team team : people.teams().all()) {
            try {
                List<Matcher> matchers = new ArrayList<>();
                for (String text : team.matchers()) {
                    matchers.addAll(parser.parseAll(text).matchers());
                }
                owned.add(new Owned(team, matchers));
            } catch (MatcherSyntaxException e) {
                // Read when the team was saved, perhaps in another mode of reading them. Owning
                // everything refuses too much rather than too little.
                LOG.warn("The matchers of the team {} cannot be read", team.slug(), e);
                owned.add(new Owned(team, List.of()));
            }
        }
        return owned;
    }
}
