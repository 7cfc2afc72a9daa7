// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.oncall.WallClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Somebody who can be asked: what the accounts say of them, and how they want to be reached.
///
/// @param active whether they may sign in; others are not asked
/// @param administrator who hears of what reaches nobody
/// @param teams they belong to
/// @param mail the address of their account, or ""
/// @param wish how they want to be told
/// @param sent when which destination was last sent something, oldest first; for the limits
public record Person(
        long id,
        long revision,
        String name,
        boolean active,
        boolean administrator,
        List<String> teams,
        String mail,
        Wish wish,
        List<ContactMethod> methods,
        List<Sent> sent)
        implements Entity {
    /// How one who chose nothing is reached: everything they have, the quiet first.
    private static final List<Tone> TONES =
            List.of(
                    new Tone(Set.of("push", "ntfy", "pushover", "telegram"), Duration.ZERO),
                    new Tone(Set.of("slack", "mattermost", "email"), Duration.ZERO),
                    new Tone(Set.of("sms"), Duration.ofMinutes(1)),
                    new Tone(Set.of("voice"), Duration.ofMinutes(3)));

    private record Tone(Set<String> types, Duration after) {}

    /// Times of the week on the person's wall clock.
    ///
    /// @param days on which it begins; all where empty
    /// @param to of the next day where it is no later than `from`
    public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        public Window {
            days = Set.copyOf(days);
        }

        /// When the one that is open at an instant ends, or null where none is.
        @Nullable Instant openUntil(Instant at, ZoneId zone) {
            WallClock clock = new WallClock(zone);
            LocalDate today = clock.local(at).toLocalDate();
            for (LocalDate day : List.of(today.minusDays(1), today)) {
                if (!days.isEmpty() && !days.contains(day.getDayOfWeek())) {
                    continue;
                }
                LocalDateTime end = (to.isAfter(from) ? day : day.plusDays(1)).atTime(to);
                Instant ends = clock.end(end);
                if (!clock.begin(day.atTime(from)).isAfter(at) && ends.isAfter(at)) {
                    return ends;
                }
            }
            return null;
        }
    }

    /// How to reach them for some severities at some times.
    ///
    /// @param severities empty for all
    /// @param when null for always
    public record Rule(Set<Severity> severities, @Nullable Window when, List<Ring> rings) {
        public Rule {
            severities = Set.copyOf(severities);
            rings = List.copyOf(rings);
        }
    }

    /// @param after the page reached them
    /// @param method of theirs
    public record Ring(Duration after, String method) {}

    public record Sent(String method, Instant at) {}

    /// When which means is used, and why not before.
    public record Planned(ContactMethod method, Instant at, Why why) {}

    public Person {
        teams = List.copyOf(teams);
        methods = List.copyOf(methods);
        sent = List.copyOf(sent);
    }

    public String language() {
        return wish.language();
    }

    public ZoneId zone() {
        return wish.zone();
    }

    public List<Window> quiet() {
        return wish.quiet();
    }

    public List<Rule> rules() {
        return wish.rules();
    }

    public @Nullable ContactMethod method(String id) {
        for (ContactMethod method : reachable()) {
            if (method.id().equals(id)) {
                return method;
            }
        }
        for (ContactMethod method : methods) {
            if (method.id().equals(id)) {
                return method;
            }
        }
        return null;
    }

    /// What suits a message best that goes one way only: the first of the types in order, then any
    /// other, a call last; null where there is none.
    ///
    /// @param configured whether the server can use a type
    public @Nullable ContactMethod best(List<String> order, Predicate<String> configured) {
        ContactMethod best = null;
        for (ContactMethod method : reachable()) {
            if (configured.test(method.type())
                    && (best == null || place(method, order) < place(best, order))) {
                best = method;
            }
        }
        return best;
    }

    /// What takes reminders and other things that only inform: what they chose, or else what suits
    /// best; null where there is nothing.
    ///
    /// @param configured whether the server can use a type
    public @Nullable ContactMethod forReminders(Predicate<String> configured) {
        for (ContactMethod method : reachable()) {
            if (method.id().equals(wish.reminders()) && configured.test(method.type())) {
                return method;
            }
        }
        return best(ContactMethod.TO_READ, type -> !type.equals("voice") && configured.test(type));
    }

    private static int place(ContactMethod method, List<String> order) {
        int place = order.indexOf(method.type());
        return place >= 0 ? place : method.type().equals("voice") ? 100 : 50;
    }

    /// Those that can be used, that of the account included where no other is for mail.
    public List<ContactMethod> reachable() {
        List<ContactMethod> usable = new ArrayList<>();
        boolean mailed = false;
        for (ContactMethod method : methods) {
            if (method.isUsable()) {
                usable.add(method);
                mailed |= method.type().equals("email");
            }
        }
        if (!mailed && !mail.isEmpty()) {
            usable.add(
                    new ContactMethod(
                            ContactMethod.ACCOUNT_MAIL,
                            "email",
                            mail,
                            "",
                            Instant.EPOCH,
                            Instant.EPOCH,
                            ""));
        }
        return usable;
    }

    /// When their quiet hours end, or null where none are.
    public @Nullable Instant quietUntil(Instant at) {
        Instant latest = null;
        for (Window window : quiet()) {
            Instant until = window.openUntil(at, zone());
            if (until != null && (latest == null || until.isAfter(latest))) {
                latest = until;
            }
        }
        return latest;
    }

    /// How they are reached about something that begins to concern them at an instant, earliest
    /// first; nothing where they cannot be.
    ///
    /// @param types that this server can send
    public List<Planned> plan(
            Severity severity, boolean breaksQuietHours, Set<String> types, Instant at) {
        List<ContactMethod> usable =
                reachable().stream().filter(m -> types.contains(m.type())).toList();
        if (!active || usable.isEmpty()) {
            return List.of();
        }
        Instant quietEnd = breaksQuietHours ? null : quietUntil(at);
        Instant from = quietEnd == null ? at : quietEnd;
        Why held = quietEnd == null ? Why.NONE : Why.of(Sentence.QUIET);
        List<Planned> plan = new ArrayList<>();
        Rule rule = ruleFor(severity, from);
        if (rule != null) {
            for (Ring ring : rule.rings()) {
                for (ContactMethod method : usable) {
                    if (method.id().equals(ring.method())) {
                        plan.add(
                                new Planned(
                                        method,
                                        from.plus(ring.after()),
                                        Why.of(Sentence.BY_RULE, severity).and(held)));
                    }
                }
            }
        }
        if (plan.isEmpty()) {
            Why why = Why.of(rule == null ? Sentence.NO_RULE : Sentence.RULE_IN_VAIN).and(held);
            for (Tone tone : TONES) {
                for (ContactMethod method : usable) {
                    if (tone.types().contains(method.type())) {
                        plan.add(new Planned(method, from.plus(tone.after()), why));
                    }
                }
            }
            hurry(plan, from);
        }
        plan.sort(java.util.Comparator.comparing(Planned::at));
        return plan;
    }

    /// Nobody waits a minute for the only means they have.
    private static void hurry(List<Planned> plan, Instant from) {
        Duration least = null;
        for (Planned one : plan) {
            Duration wait = Duration.between(from, one.at());
            least = least == null || wait.compareTo(least) < 0 ? wait : least;
        }
        Duration gain = least == null ? Duration.ZERO : least;
        plan.replaceAll(p -> new Planned(p.method(), p.at().minus(gain), p.why()));
    }

    private @Nullable Rule ruleFor(Severity severity, Instant at) {
        for (Rule rule : rules()) {
            boolean severe = rule.severities().isEmpty() || rule.severities().contains(severity);
            Window when = rule.when();
            if (severe && (when == null || when.openUntil(at, zone()) != null)) {
                return rule;
            }
        }
        return null;
    }

    /// What the accounts say of them.
    public Person known(
            boolean active, boolean administrator, List<String> teams, String mail, Wish wish) {
        return new Person(
                id, revision + 1, name, active, administrator, teams, mail, wish, methods, sent);
    }

    public Person wanting(Wish wish) {
        return known(active, administrator, teams, mail, wish);
    }

    /// With other methods. Reminders that went by one of those that are gone choose themselves.
    public Person with(List<ContactMethod> methods) {
        boolean there =
                wish.reminders().equals(ContactMethod.ACCOUNT_MAIL)
                        || methods.stream().anyMatch(m -> m.id().equals(wish.reminders()));
        Wish kept = there ? wish : wish.remindedBy("");
        return new Person(
                id, revision + 1, name, active, administrator, teams, mail, kept, methods, sent);
    }

    public Person sent(List<Sent> sent) {
        return new Person(
                id, revision + 1, name, active, administrator, teams, mail, wish, methods, sent);
    }
}
