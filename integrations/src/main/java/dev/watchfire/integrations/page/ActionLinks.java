// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.page;

import dev.watchfire.engine.paging.PageAnswer;
import java.util.List;

/// Makes what a message carries so that an answer to it can be believed: signed, bound to what it
/// is for, and dead after a day.
public interface ActionLinks {
    /// Of a server that takes no answers.
    ActionLinks NONE =
            new ActionLinks() {
                @Override
                public String action(
                        List<Long> pages, String person, PageAnswer answer, String via) {
                    return "";
                }

                @Override
                public String delivery(long delivery) {
                    return "";
                }

                @Override
                public String webhook(String medium) {
                    return "";
                }
            };

    /// A token that lets whoever has it do one thing to some pages in a person's name; "" for none.
    ///
    /// @param via the medium that carries it
    String action(List<Long> pages, String person, PageAnswer answer, String via);

    /// A token that proves that an answer is to this delivery; "" for none. Lower-case letters and
    /// digits only, as it may stand in a mail address.
    String delivery(long delivery);

    /// What only we and the medium know, for the address it calls us at; "" for none.
    String webhook(String medium);
}
