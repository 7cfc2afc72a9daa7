// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people;

import dev.watchfire.people.absences.AbsenceCalendars;
import dev.watchfire.people.access.Role;
import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.feeds.CalendarFeed;
import dev.watchfire.people.feeds.CalendarFeeds;
import dev.watchfire.people.feeds.ScheduleStamps;
import dev.watchfire.people.identities.Identities;
import dev.watchfire.people.keys.IntakeKey;
import dev.watchfire.people.keys.IntakeKeys;
import dev.watchfire.people.ledger.Audit;
import dev.watchfire.people.ledger.Change;
import dev.watchfire.people.ledger.Ledger;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.links.Link;
import dev.watchfire.people.links.Links;
import dev.watchfire.people.passkeys.Ceremonies;
import dev.watchfire.people.passkeys.Passkeys;
import dev.watchfire.people.passwords.PasswordHashing;
import dev.watchfire.people.passwords.PasswordRules;
import dev.watchfire.people.secrets.Secrets;
import dev.watchfire.people.sessions.Session;
import dev.watchfire.people.sessions.Sessions;
import dev.watchfire.people.sessions.Throttle;
import dev.watchfire.people.teams.Teams;
import dev.watchfire.people.tokens.Token;
import dev.watchfire.people.tokens.Tokens;
import dev.watchfire.people.users.Profile;
import dev.watchfire.people.users.User;
import dev.watchfire.people.users.Users;
import dev.watchfire.people.views.SavedViews;
import dev.watchfire.store.Documents;
import dev.watchfire.store.StoreException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Accounts: the way in for `web` and `app`. What touches several kinds of things at once is here;
/// the rest is asked of the parts, within a change. Safe for any thread.
public final class People {
    private final Ledger ledger;
    private final Audit audit;
    private final Users users;
    private final Teams teams;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Links links;
    private final IntakeKeys keys;
    private final SavedViews views = new SavedViews();
    private final Passkeys passkeys;
    private final Ceremonies ceremonies;
    private final Identities identities;
    private final CalendarFeeds feeds;
    private final ScheduleStamps stamps;
    private final AbsenceCalendars absenceCalendars = new AbsenceCalendars();
    private final PasswordHashing hashing;
    private final SignIn signIn;

    /// Reads all accounts into memory.
    public static People open(Documents documents, InstantSource clock, SecureRandom random)
            throws StoreException {
        return open(documents, clock, random, PasswordHashing.Cost.STRONG);
    }

    /// @param cost of a password's hash; less than `STRONG` is for passwords that protect nothing
    public static People open(
            Documents documents,
            InstantSource clock,
            SecureRandom random,
            PasswordHashing.Cost cost)
            throws StoreException {
        People people = new People(documents, clock, random, new PasswordHashing(random, cost));
        people.ledger.load();
        return people;
    }

    private People(
            Documents documents,
            InstantSource clock,
            SecureRandom random,
            PasswordHashing hashing) {
        Secrets secrets = new Secrets(random);
        ledger = new Ledger(documents, clock, random);
        audit = new Audit(documents);
        users = new Users();
        teams = new Teams();
        sessions = new Sessions(ledger, secrets);
        tokens = new Tokens(ledger, secrets);
        links = new Links(ledger, secrets);
        keys = new IntakeKeys(ledger, secrets);
        passkeys = new Passkeys();
        ceremonies = new Ceremonies(passkeys, clock, random);
        identities = new Identities();
        feeds = new CalendarFeeds(ledger, secrets);
        stamps = new ScheduleStamps(ledger);
        this.hashing = hashing;
        signIn = new SignIn(this, new Throttle(clock));
        ledger.add(users);
        ledger.add(teams);
        ledger.add(sessions);
        ledger.add(tokens);
        ledger.add(links);
        ledger.add(keys);
        ledger.add(views);
        ledger.add(passkeys);
        ledger.add(identities);
        ledger.add(feeds);
        ledger.add(stamps);
        ledger.add(absenceCalendars);
    }

    public Users users() {
        return users;
    }

    public Teams teams() {
        return teams;
    }

    public Sessions sessions() {
        return sessions;
    }

    public Tokens tokens() {
        return tokens;
    }

    public Links links() {
        return links;
    }

    public IntakeKeys keys() {
        return keys;
    }

    public SavedViews views() {
        return views;
    }

    public Passkeys passkeys() {
        return passkeys;
    }

    public Ceremonies ceremonies() {
        return ceremonies;
    }

    public Identities identities() {
        return identities;
    }

    public CalendarFeeds feeds() {
        return feeds;
    }

    public ScheduleStamps stamps() {
        return stamps;
    }

    public AbsenceCalendars absenceCalendars() {
        return absenceCalendars;
    }

    public Audit audit() {
        return audit;
    }

    public SignIn signIn() {
        return signIn;
    }

    PasswordHashing hashing() {
        return hashing;
    }

    /// Has something told after every change of accounts and teams, by whoever made it.
    public void onChange(Runnable listener) {
        ledger.onChange(listener);
    }

    /// The time of a change that is made now.
    public Instant now() {
        return ledger.now();
    }

    /// Makes a change: all of it with its rows of the audit trail, or nothing.
    public <T> T change(Actor actor, Ledger.Decision<T> decision) throws Refusal, StoreException {
        return ledger.change(actor, decision);
    }

    /// Somebody who proved who they are without a session, by a medium that is theirs.
    ///
    /// @return null where nobody is called that, or they may not sign in
    public Caller.@Nullable Person byName(String name) {
        User user = users.named(name);
        return user == null || user.disabled()
                ? null
                : new Caller.Person(user, teams.rolesOf(user.id()), null, null);
    }

    /// Who holds the session of this secret.
    ///
    /// @return null where there is none, or its user may not sign in
    public Caller.@Nullable Person bySession(String secret) {
        Session session = sessions.find(secret);
        User user = session == null ? null : users.find(session.userId());
        return user == null || user.disabled()
                ? null
                : new Caller.Person(user, teams.rolesOf(user.id()), session, null);
    }

    /// Who holds the token or intake key of this text.
    ///
    /// @return null where there is none, it is over, or its user may not sign in
    public @Nullable Caller byToken(String text) {
        Token token = tokens.find(text);
        if (token == null) {
            IntakeKey key = keys.find(text);
            return key == null ? null : new Caller.Source(key.id(), key.source());
        }
        if (token.isService()) {
            return new Caller.Service(token);
        }
        User user = users.find(token.userId());
        return user == null || user.disabled()
                ? null
                : new Caller.Person(user, teams.rolesOf(user.id()), null, token);
    }

    /// What is read under this token.
    ///
    /// @return null where there is none, or its owner may not sign in
    public @Nullable CalendarFeed feedByToken(String text) {
        CalendarFeed feed = feeds.find(text);
        if (feed == null || feed.owner().isEmpty()) {
            return feed;
        }
        User user = users.find(feed.owner());
        return user == null || user.disabled() ? null : feed;
    }

    /// A link for the first administrator.
    ///
    /// @return its secret; empty where there is somebody already
    public String setUpLink() throws Refusal, StoreException {
        return change(
                Actor.SYSTEM,
                change -> {
                    if (users.hasAdministrator()) {
                        links.endSetUp(change);
                        return "";
                    }
                    return links.setUp(change).secret();
                });
    }

    /// Makes the first administrator without a link, for containers.
    ///
    /// @return false where there is somebody already
    public boolean firstAdmin(String name, String password) throws Refusal, StoreException {
        PasswordRules.check("password", password, name);
        String hash = users.hasAdministrator() ? "" : hashing.hash(password);
        return change(
                Actor.SYSTEM,
                change -> {
                    if (users.hasAdministrator()) {
                        return false;
                    }
                    users.create(change, name, Profile.EMPTY, Role.ADMIN, hash);
                    links.endSetUp(change);
                    return true;
                });
    }

    /// Uses a set-up link or an invitation.
    ///
    /// @param profile whose address, where it is empty, is the invitation's
    public User join(
            Actor guest,
            Link.Kind kind,
            String secret,
            String name,
            Profile profile,
            String password)
            throws Refusal, StoreException {
        // What is wrong is said before anything costs time or is used up.
        requireOpen(secret, kind);
        PasswordRules.check("password", password, name, profile.displayName(), profile.email());
        String hash = hashing.hash(password);
        return change(
                guest,
                change -> {
                    Link link = links.use(change, secret, kind);
                    if (kind == Link.Kind.SET_UP && users.hasAdministrator()) {
                        throw Refusal.conflict(
                                "set-up-done", "There is an administrator already. Sign in.");
                    }
                    Profile completed =
                            profile.email().isBlank()
                                    ? new Profile(
                                            profile.displayName(),
                                            link.email(),
                                            profile.language(),
                                            profile.zone())
                                    : profile;
                    User user = users.create(change, name, completed, link.role(), hash);
                    for (Map.Entry<String, Role> team : link.teams().entrySet()) {
                        // A team may have gone since.
                        if (teams.find(team.getKey()) != null) {
                            teams.putMember(change, team.getKey(), user, team.getValue());
                        }
                    }
                    return user;
                });
    }

    /// Uses a link that resets a password; all sessions of its user end.
    public User reset(Actor guest, String secret, String password) throws Refusal, StoreException {
        Link open = requireOpen(secret, Link.Kind.RESET);
        User whose = users.get(open.userId());
        PasswordRules.check("password", password, whose.name(), whose.displayName(), whose.email());
        String hash = hashing.hash(password);
        return change(
                guest,
                change -> {
                    Link link = links.use(change, secret, Link.Kind.RESET);
                    User user = users.get(link.userId());
                    users.setPassword(change, user.id(), hash);
                    sessions.endAll(change, user, null);
                    return user;
                });
    }

    private Link requireOpen(String secret, Link.Kind kind) throws Refusal {
        Link link = links.find(secret);
        if (link == null || link.kind() != kind) {
            throw Refusal.conflict(
                    "link-over",
                    "This link is not known, was used already, or is too old. Ask for a new one.");
        }
        return link;
    }

    /// Sets somebody's own password; his other sessions end.
    ///
    /// @param except the session that goes on; null for none
    public void setPassword(Actor actor, User user, String password, @Nullable Session except)
            throws Refusal, StoreException {
        PasswordRules.check("password", password, user.name(), user.displayName(), user.email());
        String hash = hashing.hash(password);
        change(
                actor,
                change -> {
                    users.setPassword(change, user.id(), hash);
                    sessions.endAll(change, user, except);
                    links.removeAllOf(change, user);
                    return true;
                });
    }

    /// Changes somebody; who is disabled is signed out everywhere.
    public User update(
            Change change, String id, long revision, Profile profile, Role role, boolean disabled)
            throws Refusal {
        User user = users.update(change, id, revision, profile, role, disabled);
        if (disabled) {
            sessions.endAll(change, user, null);
            links.removeAllOf(change, user);
        }
        return user;
    }

    /// Removes somebody with all that is his.
    public void remove(Change change, String id) throws Refusal {
        User user = users.get(id);
        users.remove(change, id);
        sessions.endAll(change, user, null);
        tokens.revokeAllOf(change, user);
        links.removeAllOf(change, user);
        passkeys.removeAllOf(change, user);
        identities.removeAllOf(change, user);
        feeds.revokeAllOf(change, user);
        absenceCalendars.removeAllOf(change, user);
        teams.removeFromAll(change, user);
    }

    /// How many ways there are in which somebody can sign in.
    int waysIn(User user) {
        return (user.hasPassword() ? 1 : 0)
                + passkeys.of(user.id()).size()
                + identities.of(user.id()).size();
    }

    /// Removes one of somebody's passkeys, unless he would not get in without it.
    public void removePasskey(Change change, User owner, String id) throws Refusal {
        passkeys.remove(change, owner, id);
        requireAnotherWay(owner);
    }

    /// Takes the connection with a provider away, unless he would not get in without it.
    public void unlink(Change change, User owner, String id) throws Refusal {
        identities.unlink(change, owner, id);
        requireAnotherWay(owner);
    }

    private void requireAnotherWay(User owner) throws Refusal {
        if (waysIn(users.get(owner.id())) <= 1) {
            throw Refusal.conflict(
                    "last-way-in",
                    "This is the only way in which you can sign in. Add another one first, such as"
                            + " a passkey, or ask an administrator for a link that sets a"
                            + " password.");
        }
    }

    public void removeTeam(Change change, String idOrSlug) throws Refusal {
        String id = teams.get(idOrSlug).id();
        teams.remove(change, id);
        tokens.revokeAllOfTeam(change, id);
    }

    /// Drops what is over, and writes what was seen and used since the last time.
    public void tidy() throws Refusal, StoreException {
        change(
                Actor.SYSTEM,
                change -> {
                    sessions.tidy(change);
                    tokens.tidy(change);
                    links.tidy(change);
                    keys.tidy(change);
                    feeds.tidy(change);
                    return true;
                });
    }
}
