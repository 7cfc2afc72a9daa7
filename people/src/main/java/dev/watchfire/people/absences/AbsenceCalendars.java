// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.absences;

import dev.watchfire.people.audit.Detail;
import dev.watchfire.people.ledger.Change;
import dev.watchfire.people.ledger.Ledger;
import dev.watchfire.people.ledger.Micros;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.ledger.Rows;
import dev.watchfire.people.users.User;
import dev.watchfire.people.vault.Vault;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Where everybody's own calendars are. Their addresses open them to whoever knows them, so they
/// are sealed. Reads are from memory and safe for any thread.
public final class AbsenceCalendars implements Ledger.Shelf {
    /// As long as an address that browsers and proxies carry.
    public static final int MOST_LETTERS = 2_000;

    private static final Rows ROWS = Rows.of("absence_calendar", 1, "user_id", "shown", "made_at");

    private volatile Map<String, AbsenceCalendar> byUser = new ConcurrentHashMap<>();

    /// In the order of their owners' ids.
    public List<AbsenceCalendar> all() {
        return byUser.values().stream()
                .sorted(Comparator.comparing(AbsenceCalendar::user))
                .toList();
    }

    public @Nullable AbsenceCalendar of(String user) {
        return byUser.get(user);
    }

    /// The name under which an address is sealed.
    public static String secret(String user) {
        return "absence-calendar/" + user;
    }

    /// Keeps where somebody's calendar is, in the place of what was there.
    ///
    /// @param typed `http`, `https`, or `webcal`, which programs write for links that they open
    /// @param readable whether a host may be asked
    public AbsenceCalendar put(
            Change change, Vault vault, User user, String typed, Predicate<String> readable)
            throws Refusal {
        URI url = parsed(typed);
        if (!readable.test(url.getHost())) {
            throw Refusal.invalid(
                    "url",
                    ("%s is an address of a private network. Your own calendar is read from a"
                                    + " public one only: give the address under which it is"
                                    + " reached from outside.")
                            .formatted(url.getHost()));
        }
        AbsenceCalendar before = byUser.get(user.id());
        AbsenceCalendar made = new AbsenceCalendar(user.id(), shown(url), change.at());
        vault.put(change, secret(user.id()), url.toString().getBytes(StandardCharsets.UTF_8));
        change.put(ROWS, made.user(), made.shown(), made.madeAt());
        change.audit(
                "absence-calendar.set",
                user.subject(),
                before == null ? Detail.NONE : detail(before),
                detail(made));
        change.afterwards(() -> byUser.put(made.user(), made));
        return made;
    }

    private static URI parsed(String typed) throws Refusal {
        String text = typed.strip();
        if (text.length() > MOST_LETTERS) {
            throw Refusal.invalid(
                    "url", "The address has more than %d characters.".formatted(MOST_LETTERS));
        }
        String http =
                text.regionMatches(true, 0, "webcal://", 0, 9)
                        ? "https://" + text.substring(9)
                        : text;
        try {
            URI url = new URI(http);
            String scheme = url.getScheme();
            boolean web =
                    scheme != null
                            && (scheme.equalsIgnoreCase("http")
                                    || scheme.equalsIgnoreCase("https"));
            if (web && url.getHost() != null && url.getRawUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw Refusal.invalid(
                "url",
                "This is no address of a calendar. It begins with https:// or webcal:// and holds"
                        + " no password; your calendar's program calls it secret, private or iCal"
                        + " address.");
    }

    /// Only where it leads: the rest is the key.
    private static String shown(URI url) {
        int port = url.getPort();
        return url.getScheme().toLowerCase(Locale.ROOT)
                + "://"
                + url.getHost()
                + (port < 0 ? "" : ":" + port)
                + "/…";
    }

    public void remove(Change change, User user) throws Refusal {
        if (!byUser.containsKey(user.id())) {
            throw Refusal.notFound("calendar of absences", user.name());
        }
        removeAllOf(change, user);
    }

    public void removeAllOf(Change change, User user) {
        AbsenceCalendar before = byUser.get(user.id());
        if (before != null) {
            change.delete(ROWS, user.id());
            Vault.forget(change, secret(user.id()));
            change.audit("absence-calendar.removed", user.subject(), detail(before), Detail.NONE);
            change.afterwards(() -> byUser.remove(user.id()));
        }
    }

    private static String detail(AbsenceCalendar calendar) {
        return new Detail().with("url", calendar.shown()).toString();
    }

    @Override
    public void load(Connection connection) throws SQLException {
        Map<String, AbsenceCalendar> loaded = new ConcurrentHashMap<>();
        Ledger.each(
                connection,
                ROWS.select(),
                row -> {
                    AbsenceCalendar calendar =
                            new AbsenceCalendar(
                                    row.getString("user_id"),
                                    row.getString("shown"),
                                    Micros.toInstant(row.getLong("made_at")));
                    loaded.put(calendar.user(), calendar);
                });
        byUser = loaded;
    }
}
