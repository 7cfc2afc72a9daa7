// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.render;

import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.Message;

/// What is said where a template cannot be used: poorer, and never nothing.
final class PlainText {
    /// Alerts that are listed; the rest is counted.
    private static final int MAX_ALERTS = 20;

    private static final String SUMMARY = "summary";

    private PlainText() {}

    /// One line, such as `[FIRING:2] HighLatency (cluster=eu-1)`.
    static String title(Message message) {
        long firing = message.alerts().stream().filter(Message.Told::firing).count();
        String state = firing > 0 ? "FIRING:" + firing : "RESOLVED:" + message.alerts().size();
        String name = message.commonLabels().valueOrEmpty("alertname");
        String shown = name.isEmpty() ? message.receiver() : name;
        String labels = pairs(message.groupLabels());
        return "[" + state + "] " + shown + (labels.isEmpty() ? "" : " (" + labels + ")");
    }

    /// The title and a line for each alert.
    static String body(Message message) {
        StringBuilder text = new StringBuilder(title(message));
        message.alerts().stream().limit(MAX_ALERTS).forEach(alert -> line(alert, text));
        int more = message.alerts().size() - MAX_ALERTS;
        if (more > 0) {
            text.append("\nand ").append(more).append(" more");
        }
        return text.append('\n').append(message.externalUrl()).toString();
    }

    private static void line(Message.Told alert, StringBuilder text) {
        text.append('\n').append(alert.firing() ? "firing" : "resolved").append(": ");
        text.append(pairs(alert.labels()));
        String summary = alert.annotations().valueOrEmpty(SUMMARY);
        if (!summary.isEmpty()) {
            text.append(" - ").append(summary);
        }
    }

    private static String pairs(LabelSet labels) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < labels.size(); i++) {
            text.append(i == 0 ? "" : " ").append(labels.name(i)).append('=');
            text.append(labels.value(i));
        }
        return text.toString();
    }
}
