// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store.json;

import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PagingFact;
import dev.watchfire.engine.paging.Why;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened to pages, as lines of the journal.
final class PageFactJson {
    private PageFactJson() {}

    static void write(PagingFact fact, JsonWriter to) {
        switch (fact) {
            case PagingFact.PageOpened f -> {
                to.name(Field.PAGE);
                EntityJson.write(f.page(), to);
            }
            case PagingFact.PageChanged f -> {
                to.number(Field.PAGE_ID, f.pageId());
                to.text(Field.ACTION, f.action());
                to.text(Field.FROM, f.from().name());
                to.text(Field.TO, f.to().name());
                to.text(Field.BY, f.by());
                to.text(Field.VIA, f.via());
                to.text(Field.WHY, f.why().code());
            }
            case PagingFact.PageAsked f -> asked(f, to);
            case PagingFact.PageStepPassed f -> {
                to.number(Field.PAGE_ID, f.pageId());
                to.number(Field.STEP, f.step());
                to.number(Field.ROUND, f.round());
                to.text(Field.WHY, f.why().code());
            }
            case PagingFact.PageMessage f -> {
                to.number(Field.PAGE_ID, f.pageId());
                to.number(Field.DELIVERY_ID, f.delivery());
                to.text(Field.WHO, f.who());
                to.text(Field.TYPE, f.type());
                to.text(Field.WHAT, f.what());
                to.text(Field.WHY, f.why().code());
            }
            case PagingFact.PersonChanged f -> {
                to.number(Field.PERSON_ID, f.personId());
                to.text(Field.PERSON, f.person());
                to.text(Field.WHAT, f.what());
                to.text(Field.TEXT, f.detail());
                to.text(Field.BY, f.by());
            }
        }
    }

    private static void asked(PagingFact.PageAsked fact, JsonWriter to) {
        to.number(Field.PAGE_ID, fact.pageId());
        to.number(Field.STEP, fact.step());
        to.number(Field.ROUND, fact.round());
        to.beginArray(Field.ASKED);
        for (PagingFact.PageAsked.Asked asked : fact.asked()) {
            to.beginObject();
            to.text(Field.WHO, asked.who());
            to.flag(Field.CHANNEL, asked.channel());
            to.beginArray(Field.PLAN);
            for (PagingFact.PageAsked.Means means : asked.plan()) {
                to.beginObject();
                to.text(Field.TYPE, means.type());
                to.instant(Field.AT, means.at());
                to.text(Field.WHY, means.why().code());
                to.endInnerObject();
            }
            to.endArray();
            to.text(Field.WHY, asked.why().code());
            to.endInnerObject();
        }
        to.endArray();
        to.text(Field.WHY, fact.why().code());
    }

    /// Null for a fact that is about something else.
    static @Nullable PagingFact read(String name, JsonObject from) {
        return switch (name) {
            case "page.opened.v1" ->
                    new PagingFact.PageOpened(PageJson.page(FactJson.object(from, Field.PAGE)));
            case "page.changed.v1" ->
                    new PagingFact.PageChanged(
                            from.number(Field.PAGE_ID),
                            from.text(Field.ACTION),
                            from.constant(Field.FROM, Page.State.class),
                            from.constant(Field.TO, Page.State.class),
                            from.text(Field.BY),
                            from.text(Field.VIA),
                            new Why(from.text(Field.WHY)));
            case "page.asked.v1" ->
                    new PagingFact.PageAsked(
                            from.number(Field.PAGE_ID),
                            from.smallNumber(Field.STEP),
                            from.smallNumber(Field.ROUND),
                            from.objects(Field.ASKED).stream().map(PageFactJson::asked).toList(),
                            new Why(from.text(Field.WHY)));
            case "page.step-passed.v1" ->
                    new PagingFact.PageStepPassed(
                            from.number(Field.PAGE_ID),
                            from.smallNumber(Field.STEP),
                            from.smallNumber(Field.ROUND),
                            new Why(from.text(Field.WHY)));
            case "page.message.v1" ->
                    new PagingFact.PageMessage(
                            from.number(Field.PAGE_ID),
                            from.number(Field.DELIVERY_ID),
                            from.text(Field.WHO),
                            from.text(Field.TYPE),
                            from.text(Field.WHAT),
                            new Why(from.text(Field.WHY)));
            case "person.changed.v1" ->
                    new PagingFact.PersonChanged(
                            from.number(Field.PERSON_ID),
                            from.text(Field.PERSON),
                            from.text(Field.WHAT),
                            from.text(Field.TEXT),
                            from.text(Field.BY));
            default -> null;
        };
    }

    private static PagingFact.PageAsked.Asked asked(JsonObject from) {
        List<PagingFact.PageAsked.Means> plan = new ArrayList<>();
        for (JsonObject means : from.objects(Field.PLAN)) {
            plan.add(
                    new PagingFact.PageAsked.Means(
                            means.text(Field.TYPE),
                            means.instant(Field.AT),
                            new Why(means.text(Field.WHY))));
        }
        return new PagingFact.PageAsked.Asked(
                from.text(Field.WHO),
                from.flag(Field.CHANNEL),
                plan,
                new Why(from.text(Field.WHY)));
    }
}
