// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.page;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.integrations.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A page as a receiver is told it: a message of its alerts that leads to the page, so that every
/// integration and every template can tell it.
public final class ChannelMessage {
    /// The annotation that holds the page's address.
    static final String PAGE = "page";

    private ChannelMessage() {}

    /// @param externalUrl where people find this server, without a slash at its end
    public static Message of(Delivery delivery, Notice notice, Image image, String externalUrl) {
        List<Message.Told> told = new ArrayList<>();
        Page first = null;
        for (Page page : PageMessages.wanted(delivery, notice, image)) {
            first = first == null ? page : first;
            String url = externalUrl + "/pages/" + page.id();
            boolean any = false;
            for (long id : page.alerts().toArray()) {
                Alert alert = image.alerts().get(id);
                if (alert != null && page.state().isOpen()) {
                    told.add(told(alert, page, url));
                    any = true;
                }
            }
            if (!any) {
                told.add(told(page, url));
            }
        }
        String key = first == null ? delivery.logKey() : "page/" + first.id();
        String title = first == null ? notice.title() : first.title();
        return new Message(
                delivery.receiver(),
                delivery.reason(),
                told,
                0,
                0,
                first == null || first.labels().isEmpty()
                        ? LabelSet.of("alertname", title)
                        : first.labels(),
                LabelSet.EMPTY,
                delivery.groupKey().isEmpty() ? key : delivery.groupKey(),
                externalUrl);
    }

    private static Message.Told told(Alert alert, Page page, String url) {
        Map<String, String> annotations = new HashMap<>(alert.annotations().toMap());
        annotations.put(PAGE, url);
        annotations.putIfAbsent("summary", page.title());
        return new Message.Told(
                alert.labels(),
                LabelSet.of(annotations),
                alert.startsAt(),
                alert.resolved() ? alert.endsAt() : null,
                alert.generatorUrl());
    }

    /// One that is about no alert, or is over.
    private static Message.Told told(Page page, String url) {
        Map<String, String> labels = new HashMap<>(page.labels().toMap());
        labels.putIfAbsent("alertname", page.title());
        labels.putIfAbsent("severity", page.severity().name());
        Map<String, String> annotations = new HashMap<>();
        annotations.put("summary", page.title());
        annotations.put("description", page.text());
        annotations.put(PAGE, url);
        return new Message.Told(
                LabelSet.of(labels),
                LabelSet.of(annotations),
                page.openedAt(),
                page.endedAt(),
                url);
    }
}
