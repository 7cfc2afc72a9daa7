// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store.json;

import dev.watchfire.engine.Ids;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.Why;
import java.util.ArrayList;
import java.util.List;

/// Pages, as records.
final class PageJson {
    private PageJson() {}

    static void write(Page page, JsonWriter to) {
        to.text(Field.ORIGIN, page.origin().name());
        to.text(Field.POLICY, page.policy());
        to.number(Field.PINNED, page.pinned());
        to.number(Field.GROUP_ID, page.groupId());
        to.text(Field.RECEIVER, page.receiver());
        to.text(Field.KEY, page.key());
        to.text(Field.TITLE, page.title());
        to.text(Field.TEXT, page.text());
        to.labels(Field.LABELS, page.labels());
        to.text(Field.SERVICE, page.service());
        to.text(Field.TEAM, page.team());
        to.text(Field.SEVERITY, page.severity().name());
        to.ids(Field.ALERTS, page.alerts());
        to.text(Field.STATE, page.state().name());
        Page.Climb climb = page.climb();
        to.number(Field.NEXT, climb.next());
        to.instant(Field.DUE, climb.due());
        to.number(Field.ROUND, climb.round());
        to.ids(Field.FIRED, ids(climb.fired()));
        to.flag(Field.REACHED, climb.reachedAnybody());
        to.beginArray(Field.ASKED);
        page.asked().forEach(summons -> write(summons, to));
        to.endArray();
        RotaJson.texts(Field.ACKNOWLEDGED_BY, page.acknowledgedBy(), to);
        to.instant(Field.ACKNOWLEDGED_AT, page.acknowledgedAt());
        to.instant(Field.REMIND_AT, page.remindAt());
        to.instant(Field.START_OVER_AT, page.startOverAt());
        to.instant(Field.WAKE_AT, page.wakeAt());
        to.text(Field.HELD, page.held().code());
        to.instant(Field.OPENED_AT, page.openedAt());
        to.text(Field.OPENED_BY, page.openedBy());
        to.instant(Field.ENDED_AT, page.endedAt());
        to.text(Field.ENDED_BY, page.endedBy());
    }

    private static void write(Page.Summons summons, JsonWriter to) {
        to.beginObject();
        to.text(Field.PERSON, summons.person());
        to.text(Field.CHANNEL, summons.channel());
        to.number(Field.STEP, summons.step());
        to.number(Field.ROUND, summons.round());
        to.instant(Field.AT, summons.at());
        to.flag(Field.MUST, summons.mustAcknowledge());
        to.instant(Field.ACKNOWLEDGED_AT, summons.acknowledgedAt());
        to.beginArray(Field.RINGS);
        for (Page.Ring ring : summons.rings()) {
            to.beginObject();
            to.text(Field.METHOD, ring.method());
            to.text(Field.TYPE, ring.type());
            to.instant(Field.DUE, ring.due());
            to.text(Field.STATUS, ring.status().name());
            to.number(Field.DELIVERY_ID, ring.delivery());
            to.labels(Field.MEMORY, ring.memory());
            to.text(Field.WHY, ring.why().code());
            to.endInnerObject();
        }
        to.endArray();
        to.text(Field.WHY, summons.why().code());
        to.endInnerObject();
    }

    static Ids ids(List<Integer> numbers) {
        return Ids.of(numbers.stream().mapToLong(Integer::longValue).toArray());
    }

    static List<Integer> numbers(Ids ids) {
        List<Integer> numbers = new ArrayList<>();
        ids.forEach(id -> numbers.add((int) id));
        return numbers;
    }

    static Page page(JsonObject from) {
        List<Page.Summons> asked = new ArrayList<>();
        for (JsonObject summons : from.objects(Field.ASKED)) {
            asked.add(summons(summons));
        }
        return new Page(
                from.number(Field.ID),
                from.number(Field.REVISION),
                from.constant(Field.ORIGIN, Page.Origin.class),
                from.text(Field.POLICY),
                from.number(Field.PINNED),
                from.number(Field.GROUP_ID),
                from.text(Field.RECEIVER),
                from.text(Field.KEY),
                from.text(Field.TITLE),
                from.text(Field.TEXT),
                from.labels(Field.LABELS),
                from.text(Field.SERVICE),
                from.text(Field.TEAM),
                from.constant(Field.SEVERITY, Severity.class),
                from.ids(Field.ALERTS),
                from.constant(Field.STATE, Page.State.class),
                new Page.Climb(
                        from.smallNumber(Field.NEXT),
                        from.instantOrNull(Field.DUE),
                        from.smallNumber(Field.ROUND),
                        numbers(from.ids(Field.FIRED)),
                        from.flag(Field.REACHED)),
                asked,
                from.texts(Field.ACKNOWLEDGED_BY),
                from.instantOrNull(Field.ACKNOWLEDGED_AT),
                from.instantOrNull(Field.REMIND_AT),
                from.instantOrNull(Field.START_OVER_AT),
                from.instantOrNull(Field.WAKE_AT),
                new Why(from.text(Field.HELD)),
                from.instant(Field.OPENED_AT),
                from.text(Field.OPENED_BY),
                from.instantOrNull(Field.ENDED_AT),
                from.text(Field.ENDED_BY));
    }

    private static Page.Summons summons(JsonObject from) {
        List<Page.Ring> rings = new ArrayList<>();
        for (JsonObject ring : from.objects(Field.RINGS)) {
            rings.add(
                    new Page.Ring(
                            ring.text(Field.METHOD),
                            ring.text(Field.TYPE),
                            ring.instant(Field.DUE),
                            ring.constant(Field.STATUS, Page.Ring.Status.class),
                            ring.number(Field.DELIVERY_ID),
                            ring.labels(Field.MEMORY),
                            new Why(ring.text(Field.WHY))));
        }
        return new Page.Summons(
                from.text(Field.PERSON),
                from.text(Field.CHANNEL),
                from.smallNumber(Field.STEP),
                from.smallNumber(Field.ROUND),
                from.instant(Field.AT),
                from.flag(Field.MUST),
                from.instantOrNull(Field.ACKNOWLEDGED_AT),
                rings,
                new Why(from.text(Field.WHY)));
    }
}
