// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.page;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.ContactMethod;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.integrations.SendResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells people about pages by the means of their choice. Safe for any thread.
public final class Pager {
    /// Of a server that pages nobody.
    public static final Pager NONE =
            new Pager(Map.of(), ActionLinks.NONE, (_, _) -> "", "", InstantSource.system());

    /// Where the configuration keeps how answers by mail come in; it tells nobody anything.
    public static final String MAIL_IN = "mail_in";

    /// Says that somebody has it: nothing leaves for a page after that.
    public static final String ANSWERED = "not sent: somebody answered before";

    private final Map<String, Means> means;
    private final PageMessages messages;
    private final InstantSource clock;

    /// @param means by type: `sms`, `voice`, `email` …
    /// @param externalUrl where people find this server, without a slash at its end
    public Pager(
            Map<String, Means> means,
            ActionLinks links,
            Codes codes,
            String externalUrl,
            InstantSource clock) {
        this.means = Map.copyOf(means);
        this.messages = new PageMessages(links, codes, externalUrl);
        this.clock = clock;
    }

    /// Whether it carries a notice to a person. Others go like messages about alerts.
    public static boolean tells(Notice notice) {
        boolean byMeans =
                notice.kind().isPage()
                        || notice.kind() == Notice.Kind.CODE
                        || !notice.method().isEmpty();
        return byMeans && !notice.person().isEmpty();
    }

    /// Null where nothing would be sent.
    public @Nullable String destination(Integration integration) {
        Means one = means.get(integration.type());
        return one != null && integration.settings() instanceof Options options
                ? one.destination(options)
                : null;
    }

    /// Why a page needs no more telling, or null where it does.
    public static @Nullable SendResult answered(Delivery delivery, Notice notice, Image image) {
        boolean over =
                notice.kind().isPage() && PageMessages.wanted(delivery, notice, image).isEmpty();
        return over ? SendResult.refused(0, ANSWERED) : null;
    }

    /// @param integration the means, as the configuration has it
    /// @param order takes what the medium finds out about an address
    public SendResult send(
            Delivery delivery,
            Notice notice,
            Image image,
            Integration integration,
            Duration timeout,
            Consumer<PagingCommand> order) {
        Person person = image.person(notice.person());
        if (person == null || !person.active()) {
            return SendResult.refused(
                    0, "there is no active person \"%s\" any longer".formatted(notice.person()));
        }
        ContactMethod method = method(person, notice);
        if (method == null) {
            return SendResult.refused(
                    0,
                    "\"%s\" removed this %s address".formatted(person.name(), integration.type()));
        }
        if (notice.kind() != Notice.Kind.CODE && !method.isUsable()) {
            return SendResult.refused(
                    0,
                    method.problem().isEmpty()
                            ? "the address is not verified"
                            : "the address does not work any more: " + method.problem());
        }
        Means one = means.get(integration.type());
        if (one == null || !(integration.settings() instanceof Options options)) {
            return SendResult.refused(
                    0, "this version cannot tell people by " + integration.type());
        }
        List<Page> wanted = PageMessages.wanted(delivery, notice, image);
        if (wanted.isEmpty() && notice.kind().isPage()) {
            return SendResult.refused(0, ANSWERED);
        }
        PageMessage message =
                messages.of(
                        delivery,
                        notice,
                        wanted,
                        person,
                        integration.type(),
                        notice.kind() == Notice.Kind.PAGE ? replyDomain(image.configuration()) : "",
                        clock.instant());
        return one.send(
                new PageCall(
                        message,
                        method,
                        options,
                        memory(wanted, person.name(), method),
                        person.language(),
                        timeout,
                        why ->
                                order.accept(
                                        new PagingCommand.BreakMethod(
                                                person.name(), method.id(), why))));
    }

    /// Tells somebody who looks after this server that it fails. It is no page and cannot be
    /// answered.
    ///
    /// @param integration the means, as the configuration has it
    public SendResult alarm(
            Person person,
            ContactMethod method,
            Integration integration,
            String title,
            String text,
            Duration timeout) {
        Means one = means.get(integration.type());
        if (one == null || !(integration.settings() instanceof Options options)) {
            return SendResult.refused(
                    0, "this version cannot tell people by " + integration.type());
        }
        return one.send(
                new PageCall(
                        messages.alarm(person, title, text),
                        method,
                        options,
                        LabelSet.EMPTY,
                        person.language(),
                        timeout,
                        _ -> {}));
    }

    private static String replyDomain(@Nullable Configuration configuration) {
        Integration mailIn =
                configuration == null ? null : configuration.paging().means().get(MAIL_IN);
        return mailIn != null
                        && mailIn.settings() instanceof Options options
                        && options.has("domain")
                ? options.text("domain")
                : "";
    }

    private static @Nullable ContactMethod method(Person person, Notice notice) {
        if (!notice.method().isEmpty()) {
            return person.method(notice.method());
        }
        return person.mail().isEmpty()
                ? null
                : new ContactMethod(
                        ContactMethod.ACCOUNT_MAIL,
                        "email",
                        person.mail(),
                        "",
                        java.time.Instant.EPOCH,
                        java.time.Instant.EPOCH,
                        "");
    }

    /// What the medium remembers of the last message to this person about the first of the pages
    /// that has any.
    private static LabelSet memory(List<Page> pages, String person, ContactMethod method) {
        LabelSet memory = LabelSet.EMPTY;
        for (Page page : pages) {
            for (Page.Summons summons : page.asked()) {
                if (!summons.person().equals(person)) {
                    continue;
                }
                for (Page.Ring ring : summons.rings()) {
                    if (ring.method().equals(method.id()) && !ring.memory().isEmpty()) {
                        memory = ring.memory();
                    }
                }
            }
            if (!memory.isEmpty()) {
                return memory;
            }
        }
        return memory;
    }
}
