// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.oncall;

import dev.watchfire.engine.Reply;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import java.util.Locale;

/// What the engine refuses, as problem details.
final class Replies {
    private Replies() {}

    static Refusal refusal(Reply reply, String conflict) {
        if (!(reply instanceof Reply.Refused(Reply.Refused.Code code, String message))) {
            return unexpected(reply);
        }
        String sentence = message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1);
        String detail = sentence.endsWith(".") ? sentence : sentence + ".";
        return new Refusal(
                switch (code) {
                    case NOT_FOUND -> Style.problem(404, "not-found", detail, null);
                    case CONFLICT -> Style.problem(409, conflict, detail, null);
                    case LIMIT_REACHED -> Style.problem(409, "limit-reached", detail, null);
                    case INVALID -> Style.problem(400, "invalid-fields", detail, null);
                });
    }

    private static Refusal unexpected(Reply reply) {
        throw new IllegalStateException("no answer to this question: " + reply);
    }
}
