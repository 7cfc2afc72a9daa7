// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine;

import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.notification.LogEntry;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.PinnedPolicy;
import dev.watchfire.engine.rota.Absence;
import dev.watchfire.engine.rota.ScheduleWatch;
import dev.watchfire.engine.rota.ShiftOverride;
import dev.watchfire.engine.rota.ShiftRequest;
import dev.watchfire.engine.rota.SubscribedCalendar;
import dev.watchfire.engine.silence.Maintenance;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.engine.silence.SilenceRequest;

/// A record of the engine's state. Ids come from one counter for all kinds and are never used
/// twice.
public sealed interface Entity
        permits Alert,
                Group,
                Silence,
                LogEntry,
                Delivery,
                Maintenance,
                SilenceRequest,
                ShiftOverride,
                Absence,
                ShiftRequest,
                ScheduleWatch,
                SubscribedCalendar,
                Page,
                Person,
                PinnedPolicy {
    /// The kinds, each a table of the store.
    enum Kind {
        ALERT,
        GROUP,
        SILENCE,
        LOG_ENTRY,
        DELIVERY,
        MAINTENANCE,
        SILENCE_REQUEST,
        SHIFT_OVERRIDE,
        ABSENCE,
        SHIFT_REQUEST,
        SCHEDULE_WATCH,
        CALENDAR,
        PAGE,
        PERSON,
        PINNED_POLICY
    }

    long id();

    /// Counts the versions of this record, from 1.
    long revision();

    default Kind kind() {
        return switch (this) {
            case Alert _ -> Kind.ALERT;
            case Group _ -> Kind.GROUP;
            case Silence _ -> Kind.SILENCE;
            case LogEntry _ -> Kind.LOG_ENTRY;
            case Delivery _ -> Kind.DELIVERY;
            case Maintenance _ -> Kind.MAINTENANCE;
            case SilenceRequest _ -> Kind.SILENCE_REQUEST;
            case ShiftOverride _ -> Kind.SHIFT_OVERRIDE;
            case Absence _ -> Kind.ABSENCE;
            case ShiftRequest _ -> Kind.SHIFT_REQUEST;
            case ScheduleWatch _ -> Kind.SCHEDULE_WATCH;
            case SubscribedCalendar _ -> Kind.CALENDAR;
            case Page _ -> Kind.PAGE;
            case Person _ -> Kind.PERSON;
            case PinnedPolicy _ -> Kind.PINNED_POLICY;
        };
    }
}
