// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.paging;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.paging.Impact;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.Page.Ring;
import dev.watchfire.engine.paging.Page.State;
import dev.watchfire.engine.paging.Page.Summons;
import dev.watchfire.engine.paging.PageAction;
import dev.watchfire.engine.paging.PagePreview;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.PolicyStep;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.web.json.JsonWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A page and its ladder as our API shows them.
final class PageJson {
    /// What people do, in the order in which they are offered.
    private static final List<PageAction> BY_PEOPLE =
            List.of(
                    PageAction.ACKNOWLEDGE,
                    PageAction.UNACKNOWLEDGE,
                    PageAction.RESOLVE,
                    PageAction.SNOOZE,
                    PageAction.ESCALATE,
                    PageAction.REASSIGN,
                    PageAction.ADD_RESPONDER);

    private PageJson() {}

    static void write(Page page, Image image, JsonWriter json) {
        json.beginObject();
        members(page, image, json);
        json.name("alerts").beginArray();
        page.alerts()
                .forEach(
                        id -> {
                            Alert alert = image.alerts().get(id);
                            if (alert != null) {
                                json.value(alert.labels().fingerprintHex());
                            }
                        });
        json.endArray().endObject();
    }

    /// All but its alerts.
    static void members(Page page, Image image, JsonWriter json) {
        Instant due = page.state().isOpen() ? page.climb().due() : null;
        json.member("id", page.id())
                .member("origin", lower(page.origin()))
                .member("policy", page.policy())
                .member("receiver", page.receiver())
                .member("title", page.title())
                .member("text", page.text())
                .member("labels", page.labels())
                .member("service", page.service())
                .member("team", page.team())
                .member("severity", page.severity().name())
                .member("state", lower(page.state()))
                .member("round", page.climb().round())
                .name("nextStep");
        if (due == null) {
            json.raw("null");
        } else {
            json.value(page.climb().next());
        }
        json.member("nextAt", due).name("asked").beginArray();
        page.asked().forEach(summons -> write(summons, json));
        json.endArray()
                .member("acknowledgedBy", page.acknowledgedBy())
                .member("acknowledgedAt", page.acknowledgedAt())
                .member("remindAt", page.remindAt())
                .member("startOverAt", page.startOverAt())
                .member("snoozedUntil", page.state() == State.SNOOZED ? page.wakeAt() : null)
                .member("heldUntil", page.state() == State.HELD ? page.wakeAt() : null)
                .member("held", page.held())
                .member("openedAt", page.openedAt())
                .member("openedBy", page.openedBy())
                .member("endedAt", page.endedAt())
                .member("endedBy", page.endedBy())
                .member("respondBy", respondBy(page, image));
    }

    private static @Nullable Instant respondBy(Page page, Image image) {
        Configuration configuration = image.configuration();
        if (configuration == null) {
            return null;
        }
        Duration within =
                configuration.paging().severities().level(page.severity()).respondWithin();
        Instant held = page.state() == State.HELD ? page.wakeAt() : null;
        return (held == null ? page.openedAt() : held).plus(within);
    }

    private static void write(Summons summons, JsonWriter json) {
        json.beginObject()
                .member("person", orNull(summons.person()))
                .member("channel", orNull(summons.channel()))
                .member("step", summons.step())
                .member("round", summons.round())
                .member("at", summons.at())
                .member("mustAcknowledge", summons.mustAcknowledge())
                .member("acknowledgedAt", summons.acknowledgedAt())
                .member("why", summons.why())
                .name("rings")
                .beginArray();
        for (Ring ring : summons.rings()) {
            json.beginObject()
                    .member("method", ring.method())
                    .member("type", ring.type())
                    .member("due", ring.due())
                    .member("status", lower(ring.status()))
                    .name("delivery");
            if (ring.delivery() == 0) {
                json.raw("null");
            } else {
                json.value(ring.delivery());
            }
            json.member("why", ring.why()).endObject();
        }
        json.endArray().endObject();
    }

    static void impact(Impact impact, JsonWriter json) {
        Integer tier = impact.tier();
        json.beginObject()
                .member("service", impact.service() == null ? null : impact.service().name())
                .name("tier");
        if (tier == null) {
            json.raw("null");
        } else {
            json.value(tier);
        }
        json.member("affected", impact.affected()).name("revenuePerMinute").beginArray();
        new TreeMap<>(impact.revenuePerMinute())
                .forEach(
                        (currency, amount) ->
                                json.beginObject()
                                        .name("amount")
                                        .raw(amount.toPlainString())
                                        .member("currency", currency)
                                        .endObject());
        json.endArray().endObject();
    }

    static void ladder(List<PagePreview.Rung> ladder, JsonWriter json) {
        json.beginArray();
        for (PagePreview.Rung rung : ladder) {
            json.beginObject()
                    .member("step", rung.step())
                    .member("level", level(rung.level()))
                    .member("path", lower(rung.path()))
                    .member("at", rung.at())
                    .member("state", lower(rung.standing()))
                    .name("who")
                    .beginArray();
            rung.who().forEach(json::value);
            json.endArray()
                    .member(
                            "people",
                            rung.asked().stream()
                                    .map(PagePreview.Asked::person)
                                    .filter(name -> !name.isEmpty())
                                    .toList())
                    .member(
                            "channels",
                            rung.asked().stream()
                                    .map(PagePreview.Asked::channel)
                                    .filter(name -> !name.isEmpty())
                                    .toList())
                    .member("why", rung.why())
                    .name("rings")
                    .beginArray();
            for (PagePreview.Asked asked : rung.asked()) {
                for (Person.Planned planned : asked.plan()) {
                    json.beginObject()
                            .member("person", asked.person())
                            .member("type", planned.method().type())
                            .member("at", planned.at())
                            .member("why", planned.why())
                            .endObject();
                }
            }
            json.endArray().name("unreachable").beginArray();
            for (PagePreview.Asked asked : rung.asked()) {
                if (!asked.person().isEmpty()
                        && asked.plan().isEmpty()
                        && rung.standing() != PagePreview.Standing.FIRED) {
                    json.beginObject()
                            .member("person", asked.person())
                            .member("why", asked.why())
                            .endObject();
                }
            }
            json.endArray().endObject();
        }
        json.endArray();
    }

    /// What somebody who may act can do to it.
    static List<String> actions(Page page) {
        return page.state() == State.RESOLVED
                ? List.of()
                : BY_PEOPLE.stream()
                        .filter(action -> action.from(page.state()) != null)
                        .map(PageAction::word)
                        .toList();
    }

    static String level(PolicyStep.Level level) {
        return level == PolicyStep.Level.MANAGEMENT ? "management" : level.name();
    }

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    static List<String> names(Iterable<Severity> severities) {
        java.util.Set<Severity> sorted = new java.util.TreeSet<>();
        severities.forEach(sorted::add);
        return sorted.stream().map(Severity::name).toList();
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
