// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;

/// Which revision somebody saw: `ETag` and `If-Match` (RFC 9110, 13.1.1).
public final class Revisions {
    private Revisions() {}

    public static String tag(long revision) {
        return "\"" + revision + "\"";
    }

    /// The revision that the author of a change saw.
    public static long required(Exchange exchange) throws Refusal {
        String header = exchange.header("If-Match");
        if (header == null) {
            throw new Refusal(
                    Style.problem(
                            428,
                            "revision-needed",
                            "Send the ETag of what you saw as If-Match, so that nobody's change is"
                                    + " lost.",
                            "If-Match"));
        }
        String tag = header.strip();
        if (tag.length() > 2 && tag.startsWith("\"") && tag.endsWith("\"")) {
            try {
                return Long.parseLong(tag.substring(1, tag.length() - 1));
            } catch (NumberFormatException e) {
                // Below, like any other tag that nobody handed out.
            }
        }
        throw new Refusal(
                Style.problem(
                        412,
                        "changed-meanwhile",
                        "If-Match is " + header + ", which is no ETag of this.",
                        "If-Match"));
    }
}
