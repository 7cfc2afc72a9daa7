// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.access;

import dev.watchfire.people.Caller;
import dev.watchfire.people.access.Permission;
import org.jspecify.annotations.Nullable;

/// What whoever asks must be allowed to, where a route is not open.
public enum Need {
    /// Nothing; the endpoint itself looks at who asks.
    NOTHING(null, false),
    /// Look at one's own account, whatever one's role.
    OWN_ACCOUNT(null, false),
    /// Change one's own account: in person, because a token that can make tokens has no end.
    OWN_ACCOUNT_IN_PERSON(null, false),
    READ(Permission.READ, false),
    INGEST(Permission.INGEST, false),
    RESPOND(Permission.RESPOND, false),
    /// Respond in some team; the endpoint looks at which alerts it is about.
    RESPOND_IN_A_TEAM(Permission.RESPOND, true),
    /// Answer a page: who responds somewhere, and everybody else for what they are asked
    /// themselves; the endpoint looks at which page it is.
    ANSWER(Permission.RESPOND, true),
    /// Look at the configuration and edit it; the endpoint looks at which keys.
    MANAGE(Permission.MANAGE, false),
    /// Manage some team; the endpoint looks at which.
    MANAGE_A_TEAM(Permission.MANAGE, true),
    ADMIN(Permission.ADMIN, false);

    private final @Nullable Permission permission;
    private final boolean anywhere;

    Need(@Nullable Permission permission, boolean anywhere) {
        this.permission = permission;
        this.anywhere = anywhere;
    }

    /// What a route needs unless it says otherwise: looking is reading, all else is responding.
    public static Need of(Audience audience, String method) {
        return switch (audience) {
            case EVERYONE -> NOTHING;
            case MONITORING, PAGE -> READ;
            case INTAKE -> INGEST;
            case RELOAD -> ADMIN;
            case ALERTMANAGER, WATCHFIRE -> method.equals("GET") ? READ : RESPOND;
        };
    }

    public boolean isMetBy(Caller caller) {
        if (this == OWN_ACCOUNT) {
            return caller instanceof Caller.Person person
                    && (person.token() == null || person.inScope(Permission.READ));
        }
        if (this == OWN_ACCOUNT_IN_PERSON) {
            return caller instanceof Caller.Person person && person.token() == null;
        }
        if (this == ANSWER
                && caller instanceof Caller.Person person
                && (person.token() == null || person.inScope(Permission.RESPOND))) {
            return true;
        }
        if (permission == null) {
            return true;
        }
        return anywhere ? caller.mayAnywhere(permission) : caller.may(permission);
    }

    /// What somebody who may not is told.
    String refusal() {
        return switch (this) {
            case NOTHING -> "";
            case OWN_ACCOUNT ->
                    "This is about one's own account, and who asks has none. Sign in with a user"
                            + " name.";
            case OWN_ACCOUNT_IN_PERSON ->
                    "This changes one's own account. Sign in with a user name; a token may not.";
            case READ -> "This needs the right to read; the token's scopes do not hold it.";
            case INGEST -> "Posting alerts needs the role responder, or a token for it.";
            case RESPOND -> "This needs the role responder or higher in the whole workspace.";
            case ANSWER ->
                    "This needs the role responder or higher in some team, or to be asked oneself.";
            case RESPOND_IN_A_TEAM -> "This needs the role responder or higher in some team.";
            case MANAGE -> "This needs the role manager or higher in the whole workspace.";
            case MANAGE_A_TEAM -> "This needs the role manager or higher in the team.";
            case ADMIN -> "This needs the role admin.";
        };
    }
}
