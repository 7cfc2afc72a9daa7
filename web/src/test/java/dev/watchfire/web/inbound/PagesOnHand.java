// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.ContactMethod;
import dev.watchfire.engine.paging.Draft;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PageAction;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.PagingReply;
import dev.watchfire.engine.paging.PagingSettings;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.Sentence;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.SeverityPolicy;
import dev.watchfire.engine.paging.Why;
import dev.watchfire.runtime.EngineAccess;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// An engine that has a few pages and people, and does to pages what the table of actions says.
final class PagesOnHand implements EngineAccess {
    static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");
    static final long SMS_DELIVERY = 71;
    static final long VOICE_DELIVERY = 72;

    private final EngineAccess engine;
    private final Map<Long, Page> pages = new ConcurrentHashMap<>();
    private final List<Person> people = new CopyOnWriteArrayList<>();
    final List<PagingCommand> commands = new CopyOnWriteArrayList<>();

    PagesOnHand(EngineAccess engine) {
        this.engine = engine;
        pages.put(41L, page(41));
        people.add(person(1, "ada", "en"));
        people.add(person(2, "bora", "ko"));
    }

    private static Person person(long id, String name, String language) {
        List<ContactMethod> methods = new ArrayList<>();
        String number = "+82 10 0000 000" + id;
        Map.of(
                        "sms", number,
                        "voice", number,
                        "slack", "U" + id,
                        "telegram", "10" + id,
                        "mattermost", "@" + name)
                .forEach(
                        (type, address) ->
                                methods.add(
                                        new ContactMethod(
                                                type + id, type, address, "", T0, T0, "")));
        return new Person(
                id,
                1,
                name,
                true,
                false,
                List.of(),
                "",
                language,
                ZoneOffset.UTC,
                List.of(),
                List.of(),
                methods,
                List.of());
    }

    private static Page.Ring ring(String type, long delivery) {
        return new Page.Ring(
                type + "1", type, T0, Page.Ring.Status.SENT, delivery, LabelSet.EMPTY, Why.NONE);
    }

    private static Page page(long id) {
        return new Page(
                id,
                1,
                Page.Origin.ALERTS,
                "payments",
                1,
                0,
                "ops",
                "",
                "Disk <full>",
                "",
                LabelSet.EMPTY,
                "",
                "",
                Severity.P1,
                Ids.NONE,
                Page.State.TRIGGERED,
                Page.Climb.NONE,
                List.of(
                        new Page.Summons(
                                "ada",
                                "",
                                0,
                                0,
                                T0,
                                false,
                                null,
                                List.of(ring("sms", SMS_DELIVERY), ring("voice", VOICE_DELIVERY)),
                                Why.of(Sentence.ON_CALL, "db"))),
                List.of(),
                null,
                null,
                null,
                null,
                Why.NONE,
                T0,
                "",
                null,
                "");
    }

    Page.State state() {
        Page page = pages.get(41L);
        return page == null ? Page.State.RESOLVED : page.state();
    }

    /// What was done to pages, as `ada acknowledge sms`.
    List<String> done() {
        return commands.stream()
                .filter(PagingCommand.ActOnPage.class::isInstance)
                .map(PagingCommand.ActOnPage.class::cast)
                .map(act -> act.by() + " " + act.action().word() + " " + act.via())
                .toList();
    }

    void resolve() {
        act(new PagingCommand.ActOnPage(41, PageAction.RESOLVE, "grace", "api"));
    }

    @Override
    public CompletableFuture<Reply> submit(Command command) {
        if (command instanceof PagingCommand paging) {
            commands.add(paging);
            return CompletableFuture.completedFuture(
                    paging instanceof PagingCommand.ActOnPage act ? act(act) : new Reply.Done());
        }
        return engine.submit(command);
    }

    private Reply act(PagingCommand.ActOnPage act) {
        Page page = pages.get(act.page());
        Page.State to = page == null ? null : act.action().from(page.state());
        if (page == null || to == null) {
            return new Reply.Refused(Reply.Refused.Code.CONFLICT, "that cannot happen to it");
        }
        boolean changed = to != page.state() || act.action() == PageAction.ESCALATE;
        Draft draft = page.change();
        draft.state = to;
        if (changed && to == Page.State.ACKNOWLEDGED) {
            draft.acknowledgedBy.add(act.by());
        }
        Page after = draft.done();
        pages.put(after.id(), after);
        return new PagingReply.PageSaved(after, changed);
    }

    @Override
    public Image image() {
        Image image = engine.image();
        Map<Long, Person> byId = new HashMap<>();
        people.forEach(person -> byId.put(person.id(), person));
        return new Image(
                image.sequence(),
                image.at(),
                configuration(image.configuration()),
                image.alerts(),
                image.standings(),
                image.groups(),
                image.silences(),
                image.logEntries(),
                image.deliveries(),
                image.maintenance(),
                image.silenceRequests(),
                image.overrides(),
                image.absences(),
                image.shiftRequests(),
                image.watches(),
                image.calendars(),
                view(pages),
                view(byId),
                image.policies(),
                image.heldBack());
    }

    private static Configuration configuration(
            @org.jspecify.annotations.Nullable Configuration plain) {
        if (plain == null) {
            throw new IllegalStateException("the rig has a configuration");
        }
        Secret token = new Secret("12345");
        Map<String, Integration> means = new HashMap<>();
        means.put("sms", means("sms", Map.of("provider", "twilio", "auth_token", token)));
        means.put("voice", means("voice", Map.of("provider", "twilio", "auth_token", token)));
        means.put(
                "mail_in",
                means("mail_in", Map.of("listen", "127.0.0.1:0", "domain", "page.example.org")));
        means.put("slack", means("slack", Map.of("signing_secret", new Secret("slack-secret"))));
        return new Configuration(
                plain.route(),
                plain.receivers(),
                plain.inhibitRules(),
                plain.timeIntervals(),
                plain.resolveTimeout(),
                plain.hash(),
                plain.original(),
                plain.templates(),
                plain.schedules(),
                plain.organization(),
                plain.personalMail(),
                new PagingSettings(
                        SeverityPolicy.DEFAULT,
                        List.of(),
                        List.of(),
                        means,
                        PagingSettings.DEFAULT_LIMITS,
                        null));
    }

    private static Integration means(String type, Map<String, ?> options) {
        return new Integration(type, 0, true, Options.of(options));
    }

    private static <T> Image.View<T> view(Map<Long, T> rows) {
        return new Image.View<>() {
            @Override
            public int size() {
                return rows.size();
            }

            @Override
            public T get(long id) {
                return rows.get(id);
            }

            @Override
            public void forEach(Consumer<? super T> action) {
                rows.values().forEach(action);
            }
        };
    }
}
