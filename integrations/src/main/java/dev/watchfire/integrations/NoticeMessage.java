// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.label.LabelSet;
import java.util.List;
import java.util.Map;

/// A reminder in the form of a message about one alert, so that every integration and every
/// template can tell it.
final class NoticeMessage {
    private NoticeMessage() {}

    static Message of(Delivery delivery, Notice notice, String externalUrl) {
        LabelSet labels =
                LabelSet.of(
                        Map.of(
                                "alertname", notice.title(),
                                "notice", notice.kind().word(),
                                "schedule", notice.schedule(),
                                "role", notice.role()));
        LabelSet annotations =
                LabelSet.of(Map.of("summary", notice.title(), "description", notice.text()));
        return new Message(
                delivery.receiver(),
                delivery.reason(),
                List.of(
                        new Message.Told(
                                labels,
                                annotations,
                                delivery.createdAt(),
                                null,
                                externalUrl + "/oncall")),
                0,
                0,
                LabelSet.of("alertname", notice.title()),
                LabelSet.EMPTY,
                delivery.logKey(),
                externalUrl);
    }
}
