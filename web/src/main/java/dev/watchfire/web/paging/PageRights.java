// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.paging;

import dev.watchfire.engine.paging.Page;
import dev.watchfire.people.Caller;
import dev.watchfire.people.People;
import dev.watchfire.people.access.Permission;
import dev.watchfire.people.teams.Team;
import dev.watchfire.web.access.Need;

/// Who may do what with pages and policies, whichever way they ask.
///
/// @param people whose teams they are of
public record PageRights(People people) {
    /// Whether somebody may act on what is a team's: who responds in it, or anywhere where it is of
    /// no team.
    boolean mayRespond(Caller caller, String team) {
        return may(caller, Permission.RESPOND, team)
                || team.isEmpty() && caller.mayAnywhere(Permission.RESPOND);
    }

    /// Whether somebody may change what is a team's.
    boolean mayManage(Caller caller, String team) {
        return may(caller, Permission.MANAGE, team);
    }

    private boolean may(Caller caller, Permission permission, String team) {
        if (caller.may(permission)) {
            return true;
        }
        for (Team one : people.teams().all()) {
            boolean named = one.slug().equals(team) || one.name().equals(team);
            if (named && caller.mayInTeam(permission, one.id())) {
                return true;
            }
        }
        return false;
    }

    /// Whether somebody may act on a page: who responds in its team, and who is asked.
    public boolean mayAct(Caller caller, Page page) {
        boolean asked = page.asked().stream().anyMatch(s -> s.person().equals(caller.name()));
        return mayRespond(caller, page.team()) || asked && Need.ANSWER.isMetBy(caller);
    }

    /// Why not, as a sentence.
    public static String refusal(Page page) {
        return page.team().isEmpty()
                ? "Page %d does not ask you, and you respond in no team.".formatted(page.id())
                : "Page %d is the team %s's, and you are not asked. Ask a responder of that team."
                        .formatted(page.id(), page.team());
    }
}
