// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.engine.paging.PageAnswer;
import dev.watchfire.integrations.page.ActionLinks;
import dev.watchfire.web.inbound.ActionTokens;
import java.util.List;

/// Lets messages carry the tokens that the server takes.
///
/// @param tokens makes them
record Links(ActionTokens tokens) implements ActionLinks {
    @Override
    public String action(List<Long> pages, String person, PageAnswer answer, String via) {
        return tokens.action(pages, person, answer, via);
    }

    @Override
    public String delivery(long delivery) {
        return tokens.delivery(delivery);
    }

    @Override
    public String webhook(String medium) {
        return tokens.webhook(medium);
    }
}
