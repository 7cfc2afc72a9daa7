// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.engine.paging.PagingFact;
import dev.watchfire.web.json.JsonWriter;
import java.util.Locale;

/// What happened to pages and why.
final class PageFactJson {
    private PageFactJson() {}

    static void members(PagingFact fact, JsonWriter json) {
        switch (fact) {
            case PagingFact.PageOpened f ->
                    json.member("page", f.page().id())
                            .member("title", f.page().title())
                            .member("policy", f.page().policy())
                            .member("severity", f.page().severity().name())
                            .member("state", lower(f.page().state()))
                            .member("origin", lower(f.page().origin()))
                            .member("by", f.page().openedBy())
                            .member("why", f.page().held());
            case PagingFact.PageChanged f ->
                    json.member("page", f.pageId())
                            .member("action", f.action())
                            .member("from", lower(f.from()))
                            .member("to", lower(f.to()))
                            .member("by", f.by())
                            .member("via", f.via())
                            .member("why", f.why());
            case PagingFact.PageAsked f -> asked(f, json);
            case PagingFact.PageStepPassed f ->
                    json.member("page", f.pageId())
                            .member("step", f.step())
                            .member("round", f.round())
                            .member("why", f.why());
            case PagingFact.PageMessage f ->
                    json.member("page", f.pageId())
                            .member("delivery", f.delivery())
                            .member("who", f.who())
                            .member("type", f.type())
                            .member("what", f.what())
                            .member("why", f.why());
            case PagingFact.PersonChanged f ->
                    json.member("person", f.person())
                            .member("what", f.what())
                            .member("detail", f.detail())
                            .member("by", f.by());
        }
    }

    private static void asked(PagingFact.PageAsked fact, JsonWriter json) {
        json.member("page", fact.pageId())
                .member("step", fact.step())
                .member("round", fact.round());
        json.name("asked").beginArray();
        for (PagingFact.PageAsked.Asked asked : fact.asked()) {
            json.beginObject().member("who", asked.who()).member("channel", asked.channel());
            json.name("plan").beginArray();
            for (PagingFact.PageAsked.Means means : asked.plan()) {
                json.beginObject()
                        .member("type", means.type())
                        .member("at", means.at())
                        .member("why", means.why())
                        .endObject();
            }
            json.endArray();
            json.member("why", asked.why()).endObject();
        }
        json.endArray();
        json.member("why", fact.why());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
