// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One way to reach a person.
///
/// @param id unique among all people's
/// @param type `sms`, `voice`, `push` …
/// @param address a number, a mail address, a subscription: what its type takes
/// @param label what the person calls it
/// @param verifiedAt null until they proved that it is theirs; nothing else is told before
/// @param problem why it does not work any more, "" where it does
public record ContactMethod(
        String id,
        String type,
        String address,
        String label,
        Instant addedAt,
        @Nullable Instant verifiedAt,
        String problem) {
    /// The address of a person's account, which needs no entry.
    public static final String ACCOUNT_MAIL = "account-mail";

    /// What more than one voice rings at is no telephone any more.
    public static final int MOST = 20;

    /// For what can wait until somebody looks, the quietest first.
    public static final List<String> TO_READ =
            List.of("email", "slack", "mattermost", "telegram", "ntfy", "push");

    /// Whether people can be told by it.
    public boolean isUsable() {
        return verifiedAt != null && problem.isEmpty();
    }

    /// Whether a message that may have arrived must not be sent again.
    public static boolean costsSleep(String type) {
        return type.equals("voice") || type.equals("sms");
    }

    public ContactMethod verified(Instant at) {
        return new ContactMethod(id, type, address, label, addedAt, at, "");
    }

    public ContactMethod broken(String why) {
        return new ContactMethod(id, type, address, label, addedAt, verifiedAt, why);
    }
}
