// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import dev.watchfire.engine.Language;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/// How somebody wants to be told of things.
///
/// @param own whether they said so; until then language and zone are those of their account
/// @param language of their messages, such as `en` or `ko`
/// @param zone of their rules' times
/// @param quiet when only what breaks quiet hours reaches them
/// @param rules the first that fits says how
/// @param reminders the method for what only informs, such as reminders of shifts; "" for mail, or
///   the quietest there is
public record Wish(
        boolean own,
        String language,
        ZoneId zone,
        List<Person.Window> quiet,
        List<Person.Rule> rules,
        String reminders) {
    public Wish {
        quiet = List.copyOf(quiet);
        rules = List.copyOf(rules);
    }

    /// Of somebody who said nothing yet.
    ///
    /// @param language as in BCP 47; one that no message is written in counts as English
    /// @param zone "" for UTC
    public static Wish ofAccount(String language, String zone) {
        return new Wish(false, Language.of(language).tag(), zoneOf(zone), List.of(), List.of(), "");
    }

    Wish remindedBy(String method) {
        return new Wish(own, language, zone, quiet, rules, method);
    }

    private static ZoneId zoneOf(String name) {
        try {
            return ZoneId.of(name.isEmpty() ? "UTC" : name);
        } catch (DateTimeException e) {
            // One that this machine's time zone data has not.
            return ZoneId.of("UTC");
        }
    }
}
