// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.page;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.Language;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PageAnswer;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.Why;
import dev.watchfire.integrations.http.Urls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Makes messages out of deliveries.
final class PageMessages {
    private final ActionLinks links;
    private final Codes codes;
    private final String home;

    /// @param home where people find this server, without a slash at its end
    PageMessages(ActionLinks links, Codes codes, String home) {
        this.links = links;
        this.codes = codes;
        this.home = home;
    }

    /// @param wanted the pages that it is still about
    /// @param type of the means that carries it
    /// @param replyDomain whose mail is taken as answers, "" for none
    PageMessage of(
            Delivery delivery,
            Notice notice,
            List<Page> wanted,
            Person person,
            String type,
            String replyDomain,
            Instant now) {
        Language language = Language.of(person.language());
        List<Page> worstFirst = new ArrayList<>(wanted);
        worstFirst.sort(Comparator.comparing(Page::severity).thenComparingLong(Page::id));
        List<Page> told =
                worstFirst.subList(0, Math.min(worstFirst.size(), PageMessage.MOST_PAGES));
        boolean code = notice.kind() == Notice.Kind.CODE;
        boolean one = worstFirst.size() == 1;
        boolean page = notice.kind().isPage();
        String url = home + (one ? "/p/" + worstFirst.getFirst().id() : "/pages");
        String explanation = home + (one ? "/pages/" + worstFirst.getFirst().id() : "/pages");
        if (!page) {
            url = code ? "" : home + "/oncall?" + Urls.form(Map.of("schedule", notice.schedule()));
            explanation = "";
        }
        return new PageMessage(
                notice.kind(),
                delivery.id(),
                person.name(),
                one ? worstFirst.getFirst().title() : notice.title(),
                one ? worstFirst.getFirst().text() : page ? "" : notice.text(),
                why(worstFirst, delivery.id()).in(language),
                told.stream().map(this::item).toList(),
                worstFirst.size() - told.size(),
                url,
                explanation,
                actions(told, person.name(), type),
                code ? "" : links.delivery(delivery.id()),
                replyDomain,
                home,
                code ? codes.code(notice.method(), now) : "",
                new PageWords(language));
    }

    /// That this server fails, for who looks after it.
    PageMessage alarm(Person person, String title, String text) {
        return new PageMessage(
                Notice.Kind.PAGE,
                0,
                person.name(),
                title,
                text,
                "",
                List.of(),
                0,
                home + "/settings/about",
                "",
                PageMessage.Actions.NONE,
                "",
                "",
                home,
                "",
                new PageWords(Language.of(person.language())));
    }

    /// Why the first of them asks this person now.
    private static Why why(List<Page> pages, long delivery) {
        for (Page page : pages) {
            for (Page.Summons summons : page.asked()) {
                for (Page.Ring ring : summons.rings()) {
                    if (ring.delivery() == delivery) {
                        return summons.why().and(ring.why());
                    }
                }
            }
        }
        return Why.NONE;
    }

    private PageMessage.Item item(Page page) {
        return new PageMessage.Item(
                page.id(),
                page.title(),
                page.text(),
                page.severity(),
                page.state(),
                String.join(", ", page.acknowledgedBy()),
                page.service(),
                page.team(),
                page.alerts().size(),
                home + "/p/" + page.id());
    }

    private PageMessage.Actions actions(List<Page> pages, String person, String type) {
        List<Long> open =
                pages.stream().filter(page -> page.state().isOpen()).map(Page::id).toList();
        if (open.isEmpty()) {
            return PageMessage.Actions.NONE;
        }
        return new PageMessage.Actions(
                link(PageAnswer.Kind.ACKNOWLEDGE, open, person, type),
                link(PageAnswer.Kind.RESOLVE, open, person, type),
                link(PageAnswer.Kind.ESCALATE, open, person, type),
                link(PageAnswer.Kind.SNOOZE, open, person, type),
                link(PageAnswer.Kind.SILENCE, open, person, type));
    }

    private String link(PageAnswer.Kind kind, List<Long> pages, String person, String type) {
        return links.action(pages, person, PageAnswer.of(kind), type);
    }

    /// The pages of a delivery that still want it told, as of this image. What was ordered before
    /// somebody answered must not wake anybody after it.
    static List<Page> wanted(Delivery delivery, Notice notice, Image image) {
        List<Page> wanted = new ArrayList<>();
        for (long id : notice.pages().toArray()) {
            Page page = image.pages().get(id);
            if (page != null && wants(page, delivery, notice)) {
                wanted.add(page);
            }
        }
        return wanted;
    }

    private static boolean wants(Page page, Delivery delivery, Notice notice) {
        return switch (notice.kind()) {
            case PAGE -> isAsked(page, delivery.id());
            case STILL_AT_IT -> page.state() == Page.State.ACKNOWLEDGED;
            case DIGEST -> page.state() == Page.State.HELD || page.state() == Page.State.TRIGGERED;
            default -> true;
        };
    }

    /// A step may ask also where somebody has it, and people may be called in: what was asked after
    /// the acknowledgement goes out.
    private static boolean isAsked(Page page, long delivery) {
        Instant acknowledged = page.acknowledgedAt();
        boolean late = page.state() == Page.State.ACKNOWLEDGED;
        if (page.state() != Page.State.TRIGGERED && !late) {
            return false;
        }
        for (Page.Summons summons : page.asked()) {
            for (Page.Ring ring : summons.rings()) {
                if (ring.delivery() == delivery) {
                    return ring.status() != Page.Ring.Status.CANCELLED
                            && summons.acknowledgedAt() == null
                            && (!late
                                    || acknowledged == null
                                    || !summons.at().isBefore(acknowledged));
                }
            }
        }
        // Its summons fell out of the record.
        return !late;
    }
}
