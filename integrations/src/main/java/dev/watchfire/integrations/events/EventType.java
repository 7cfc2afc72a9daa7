// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.events;

import java.util.Locale;

/// Alertmanager's kinds of events: their name in JSON and, in snake case, in metrics.
enum EventType {
    ALERTMANAGER_STARTUP_EVENT("alertmanagerStartupEvent"),
    ALERTMANAGER_SHUTDOWN_EVENT("alertmanagerShutdownEvent"),
    ALERT_CREATED("alertCreated"),
    ALERT_GROUPED("alertGrouped"),
    ALERT_RESOLVED("alertResolved"),
    NOTIFICATION("notification"),
    SILENCE_CREATED("silenceCreated"),
    SILENCE_UPDATED("silenceUpdated"),
    SILENCE_MUTED_ALERT("silenceMutedAlert"),
    INHIBITION_MUTED_ALERT("inhibitionMutedAlert");

    private final String jsonName;

    EventType(String jsonName) {
        this.jsonName = jsonName;
    }

    String jsonName() {
        return jsonName;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
