// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.delivery.Notice;
import java.time.Instant;

/// Orders deliveries of what is about no alert. Whom no way leads to is not told, and the fact says
/// so.
final class Notices {
    private final State state;
    private final Deliveries deliveries;

    Notices(State state, Deliveries deliveries) {
        this.state = state;
        this.deliveries = deliveries;
    }

    /// Tells a person.
    void tellPerson(Notice notice, Instant now) {
        Integration mail = state.configuration().personalMail();
        Ids told = mail == null ? Ids.NONE : Ids.of(deliveries.tell(notice, "", mail, now));
        state.recorder.fact(new Fact.NoticeGiven(notice, told));
    }

    /// Tells all that a receiver names.
    void tellChannel(Notice notice, String channel, Instant now) {
        Receiver receiver = state.configuration().receiver(channel);
        Ids told = Ids.NONE;
        if (receiver != null) {
            for (Integration integration : receiver.integrations()) {
                told = told.with(deliveries.tell(notice, receiver.name(), integration, now));
            }
        }
        state.recorder.fact(new Fact.NoticeGiven(notice, told));
    }
}
