// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Reply;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PagingCommand;
import java.time.Instant;

/// Pages.
final class Paging {
    Reply decide(PagingCommand command, Instant now) {
        return new Reply.Refused(Reply.Refused.Code.INVALID, "not yet " + command + now);
    }

    void onTimer(Page page, Instant now) {}
}
