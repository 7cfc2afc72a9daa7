// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.page;

import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.ContactMethod;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PageAnswer;
import dev.watchfire.engine.paging.PagingSettings;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.Sentence;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.SeverityPolicy;
import dev.watchfire.engine.paging.Why;
import dev.watchfire.engine.paging.Wish;
import dev.watchfire.integrations.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Pages, people and deliveries to test with.
public final class PageSamples {
    public static final Instant T0 = Samples.T0;
    public static final long PAGE = 41;
    public static final long DELIVERY = 7;
    public static final String HOME = "https://wf.example";

    /// Tokens that can be read.
    public static final ActionLinks LINKS =
            new ActionLinks() {
                @Override
                public String action(
                        List<Long> pages, String person, PageAnswer action, String via) {
                    return action.word() + pages.getFirst() + person + via;
                }

                @Override
                public String delivery(long delivery) {
                    return "d" + delivery;
                }

                @Override
                public String webhook(String medium) {
                    return medium.replace(' ', '-') + "-secret";
                }
            };

    private PageSamples() {}

    public static Page page(Page.State state) {
        return page(PAGE, state, Page.Ring.Status.ORDERED, T0);
    }

    /// One that asked ada by {@link #DELIVERY}.
    public static Page page(long id, Page.State state, Page.Ring.Status ring, Instant askedAt) {
        Page.Summons summons =
                new Page.Summons(
                        "ada",
                        "",
                        0,
                        0,
                        askedAt,
                        false,
                        null,
                        List.of(
                                new Page.Ring(
                                        "m1",
                                        "sms",
                                        askedAt,
                                        ring,
                                        DELIVERY,
                                        LabelSet.EMPTY,
                                        Why.of(Sentence.BY_RULE, "P1"))),
                        Why.of(Sentence.ON_CALL, "db"));
        boolean acknowledged = state == Page.State.ACKNOWLEDGED;
        return new Page(
                id,
                1,
                Page.Origin.ALERTS,
                "payments",
                1,
                0,
                "ops",
                "",
                "Disk full on db-" + id,
                "95 % used",
                LabelSet.of("alertname", "DiskFull"),
                "checkout",
                "payments",
                Severity.P1,
                Ids.of(1),
                state,
                Page.Climb.NONE,
                List.of(summons),
                acknowledged ? List.of("grace") : List.of(),
                acknowledged ? T0.plusSeconds(60) : null,
                null,
                null,
                null,
                Why.NONE,
                T0,
                "",
                state == Page.State.RESOLVED ? T0.plusSeconds(90) : null,
                "");
    }

    public static ContactMethod method(String type, String address) {
        return new ContactMethod("m1", type, address, "", T0, T0, "");
    }

    public static Person person(String language, ContactMethod... methods) {
        return new Person(
                1,
                1,
                "ada",
                true,
                false,
                List.of(),
                "ada@example.org",
                Wish.ofAccount(language, ""),
                List.of(methods),
                List.of());
    }

    public static Notice notice(Notice.Kind kind, long... pages) {
        return new Notice(kind, "", "", "ada", "Several", "", "m1", Ids.of(pages));
    }

    public static Delivery delivery(String integration, Notice notice) {
        return new Delivery(
                DELIVERY,
                1,
                0,
                "",
                LabelSet.EMPTY,
                LabelSet.EMPTY,
                notice.person().isEmpty() ? "team" : "",
                integration,
                0,
                "page/41",
                Delivery.Reason.FIRST_NOTIFICATION,
                T0,
                Ids.NONE,
                Ids.NONE,
                Delivery.State.SENDING,
                T0.plusSeconds(60),
                1,
                List.of(),
                null,
                notice);
    }

    /// @param means options by type
    public static Configuration configuration(Map<String, Options> means) {
        Configuration plain = Samples.configuration(Options.of(Map.of()));
        Map<String, Integration> integrations = new HashMap<>();
        means.forEach(
                (type, options) -> integrations.put(type, new Integration(type, 0, true, options)));
        return new Configuration(
                plain.route(),
                plain.receivers(),
                plain.inhibitRules(),
                plain.timeIntervals(),
                plain.resolveTimeout(),
                1,
                "",
                List.of(),
                List.of(),
                plain.organization(),
                integrations.get("email"),
                new PagingSettings(
                        SeverityPolicy.DEFAULT,
                        List.of(),
                        List.of(),
                        integrations,
                        PagingSettings.DEFAULT_LIMITS,
                        null));
    }

    public static Image image(Configuration configuration, Person person, Page... pages) {
        return Samples.image(configuration, List.of(person), List.of(pages));
    }

    /// A message about one open page, as ada gets it.
    public static PageMessage message(String language) {
        return message(language, Notice.Kind.PAGE, page(Page.State.TRIGGERED));
    }

    public static PageMessage message(String language, Notice.Kind kind, Page... pages) {
        long[] ids = java.util.Arrays.stream(pages).mapToLong(Page::id).toArray();
        Notice notice = notice(kind, ids);
        return new PageMessages(LINKS, (_, _) -> "123456", HOME)
                .of(
                        delivery("sms", notice),
                        notice,
                        List.of(pages),
                        person(language),
                        "sms",
                        "",
                        T0);
    }

    /// Of a shift, as ada gets it by a means of hers.
    public static PageMessage reminder(String language) {
        Notice notice = shiftStarts("m1");
        return new PageMessages(LINKS, (_, _) -> "123456", HOME)
                .of(delivery("sms", notice), notice, List.of(), person(language), "sms", "", T0);
    }

    public static Notice shiftStarts(String method) {
        return new Notice(
                        Notice.Kind.SHIFT_STARTS,
                        "db",
                        "primary",
                        "ada",
                        "You are on call for db",
                        "Your shift: Monday.\n\nNobody before.")
                .by(method);
    }

    public static PageCall call(
            PageMessage message, String type, String address, Map<String, ?> options) {
        return call(message, type, address, options, LabelSet.EMPTY, _ -> {});
    }

    public static PageCall call(
            PageMessage message,
            String type,
            String address,
            Map<String, ? extends @Nullable Object> options,
            LabelSet memory,
            Consumer<String> broken) {
        return new PageCall(
                message,
                method(type, address),
                Options.of(options),
                memory,
                message.words().tag().toLowerCase(Locale.ROOT),
                Duration.ofSeconds(20),
                broken);
    }

    /// Collects what is said of an address.
    public static List<String> notes() {
        return new ArrayList<>();
    }
}
