// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.contact;

import dev.watchfire.web.accounts.Fields;
import dev.watchfire.web.http.Refusal;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What addresses of each means look like, and how they are shown.
final class Addresses {
    /// Means that a person may have, as far as the server can send them.
    static final Set<String> TYPES =
            Set.of(
                    "sms",
                    "voice",
                    "push",
                    "ntfy",
                    "pushover",
                    "telegram",
                    "slack",
                    "mattermost",
                    "email");

    private static final int MOST_CHARACTERS = 300;

    /// A country's code and the rest, fifteen digits at most (E.164).
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private static final Map<String, Pattern> PATTERNS =
            Map.of(
                    "sms", NUMBER,
                    "voice", NUMBER,
                    "ntfy", Pattern.compile("[A-Za-z0-9_-]{1,64}"),
                    "pushover", Pattern.compile("[A-Za-z0-9]{30}"),
                    "telegram", Pattern.compile("-?[0-9]{1,20}"),
                    "slack", Pattern.compile("[CDGUW][A-Z0-9]{5,20}"),
                    "mattermost", Pattern.compile("[a-z0-9]{26}|@[a-z0-9._-]{1,64}"),
                    "email", Pattern.compile("[^@\\s<>,;\"]{1,64}@[^@\\s<>,;\"]{1,200}"));

    private static final Map<String, String> EXPECTED =
            Map.of(
                    "sms", "a number with its country's code, such as +491701234567",
                    "voice", "a number with its country's code, such as +491701234567",
                    "ntfy", "a topic of letters, digits, - and _",
                    "pushover", "a user key of 30 letters and digits",
                    "telegram", "the number of a chat, which the bot tells whoever writes to it",
                    "slack", "a member's or channel's id, such as U012AB3CD",
                    "mattermost", "@ and a user name, or a channel's id",
                    "email", "a mail address");

    private Addresses() {}

    /// The address as it is kept.
    static String checked(String type, String typed) throws Refusal {
        String address = type.equals("sms") || type.equals("voice") ? number(typed) : typed.strip();
        Pattern pattern = PATTERNS.get(type);
        if (pattern == null
                || address.length() > MOST_CHARACTERS
                || !pattern.matcher(address).matches()) {
            throw Fields.invalid(
                    "address",
                    "Expected %s, got \"%s\"."
                            .formatted(
                                    EXPECTED.getOrDefault(type, "an address"),
                                    address.substring(0, Math.min(address.length(), 60))));
        }
        return address;
    }

    /// People write numbers with spaces, dashes, brackets, and 00 for +.
    private static String number(String typed) {
        String number = typed.replaceAll("[\\s().-]", "");
        return number.startsWith("00") ? "+" + number.substring(2) : number;
    }

    /// For others than its owner.
    static String masked(String type, String address) {
        return switch (type) {
            case "push" -> shown(type, address);
            case "email" -> {
                int at = address.indexOf('@');
                yield at < 1 ? "…" : address.charAt(0) + "…" + address.substring(at);
            }
            default ->
                    address.length() < 6
                            ? "…"
                            : address.substring(0, 3)
                                    + "…"
                                    + address.substring(address.length() - 2);
        };
    }

    /// For its owner: a browser's subscription is a secret of the browser's, so only its service is
    /// shown.
    static String shown(String type, String address) {
        if (!type.equals("push")) {
            return address;
        }
        for (String part : List.of(address.split("\"", -1))) {
            if (part.startsWith("https://")) {
                String host = URI.create(part).getHost();
                return host == null ? "" : host.toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }
}
