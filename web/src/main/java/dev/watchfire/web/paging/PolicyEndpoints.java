// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.paging;

import dev.watchfire.config.document.ObjectText.Kind;
import dev.watchfire.config.paging.PolicyPreviewReader;
import dev.watchfire.config.paging.PolicyPreviewReader.Result;
import dev.watchfire.config.problem.Problem;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Language;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.paging.EscalationPolicy;
import dev.watchfire.engine.paging.Impact;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PagePreview;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.PagingReply;
import dev.watchfire.engine.paging.PinnedPolicy;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.people.People;
import dev.watchfire.people.users.User;
import dev.watchfire.store.StoreException;
import dev.watchfire.versions.Configurations;
import dev.watchfire.versions.ObjectView;
import dev.watchfire.versions.Overview;
import dev.watchfire.web.api.Paging;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Commands;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// `/escalation-policies`: which there are, what one would do, and moving open pages to the present
/// version.
final class PolicyEndpoints {
    private static final int MOST_BODY_BYTES = 256 * 1024;

    /// So far ahead a preview looks for time in which a policy reaches nobody.
    private static final Duration COVERAGE = Duration.ofDays(14);

    private static final Duration COVERAGE_STEP = Duration.ofHours(1);

    private final PageBook book;
    private final People people;
    private final Configurations configurations;
    private final Commands commands;

    PolicyEndpoints(
            PageBook book, People people, Configurations configurations, Commands commands) {
        this.book = book;
        this.people = people;
        this.configurations = configurations;
        this.commands = commands;
    }

    Answer list(Exchange exchange) throws Refusal {
        Image image = book.image();
        Configuration configuration = PageBook.configuration(image);
        Set<String> editable = editable();
        return Answer.json(
                200,
                json -> {
                    json.beginObject().name("items").beginArray();
                    for (EscalationPolicy policy : configuration.paging().policies()) {
                        json.beginObject();
                        PolicyJson.members(policy, json);
                        int[] counts = counts(image, policy);
                        json.member("openPages", counts[0])
                                .member("outdatedPages", counts[1])
                                .member("readOnly", !editable.contains(policy.name()))
                                .endObject();
                    }
                    json.endArray().endObject();
                });
    }

    /// Open pages, and those of them that climb by another version.
    private static int[] counts(Image image, EscalationPolicy policy) {
        int[] counts = new int[2];
        image.pages()
                .forEach(
                        page -> {
                            if (isOpen(page, policy)) {
                                counts[0]++;
                                PinnedPolicy pinned = image.policies().get(page.pinned());
                                if (pinned != null && !pinned.policy().equals(policy)) {
                                    counts[1]++;
                                }
                            }
                        });
        return counts;
    }

    private static boolean isOpen(Page page, EscalationPolicy policy) {
        return page.state().isOpen() && page.policy().equals(policy.name());
    }

    /// Those that the console can change.
    private Set<String> editable() throws Refusal {
        try {
            return configurations.objects().stream()
                    .filter(o -> o.kind() == Kind.ESCALATION_POLICIES)
                    .filter(o -> o.owner() == Overview.Owner.CONSOLE)
                    .map(ObjectView::name)
                    .collect(Collectors.toSet());
        } catch (StoreException e) {
            throw Paging.unreadable(e);
        }
    }

    Answer apply(Exchange exchange) throws Refusal {
        Configuration configuration = PageBook.configuration(book.image());
        EscalationPolicy policy = PageBook.policy(configuration, exchange.variable("name"));
        if (!book.rights().mayManage(exchange.caller(), policy.team())) {
            throw new Refusal(
                    Style.problem(
                            403,
                            "not-your-team",
                            "Moving the pages of policy \"%s\" needs the role manager%s."
                                    .formatted(
                                            policy.name(),
                                            policy.team().isEmpty()
                                                    ? " in the whole workspace"
                                                    : " in the team " + policy.team()),
                            null));
        }
        Reply reply =
                commands.run(
                        new PagingCommand.ApplyPolicy(policy.name(), exchange.caller().name()),
                        exchange);
        if (reply instanceof PagingReply.PagesMoved(int moved)) {
            return Answer.json(200, json -> json.beginObject().member("moved", moved).endObject());
        }
        throw Paging.missing("There is no escalation policy \"" + policy.name() + "\".");
    }

    Answer preview(Exchange exchange) throws Refusal {
        Image image = book.image();
        Configuration configuration = PageBook.configuration(image);
        Exchange.Bytes body = exchange.body(MOST_BODY_BYTES);
        Result result =
                PolicyPreviewReader.read(
                        Arrays.copyOf(body.array(), body.length()),
                        configuration,
                        book::teamNames,
                        this::users);
        return switch (result) {
            case Result.Refused(List<Problem> problems) ->
                    Answer.json(
                            200,
                            json -> {
                                json.beginObject();
                                ProblemJson.write(problems, "error", json.name("problems"));
                                json.name("ladder").beginArray().endArray();
                                json.name("coverage").raw("null").endObject();
                            });
            case Result.Asked asked -> previewed(asked, image, configuration, exchange.language());
        };
    }

    private Set<String> users() {
        return people.users().all().stream().map(User::name).collect(Collectors.toSet());
    }

    private Answer previewed(
            Result.Asked asked, Image image, Configuration configuration, Language language) {
        Severity given = asked.severity();
        Severity severity =
                given == null ? configuration.paging().severities().of(asked.labels()) : given;
        Impact impact =
                Impact.of(configuration.organization().services(), asked.service(), asked.labels());
        Instant when = asked.at();
        Instant at = when == null ? book.now(image) : when;
        PagePreview preview = PageBook.preview(image, configuration);
        PagePreview.About about = new PagePreview.About(severity, impact, false);
        List<PagePreview.Rung> ladder = preview.ladder(asked.policy(), about, Map.of(), at);
        Instant to = at.plus(COVERAGE);
        List<PagePreview.Gap> gaps = preview.gaps(asked.policy(), about, at, to, COVERAGE_STEP);
        return Answer.json(
                200,
                json -> {
                    json.explainedIn(language).beginObject();
                    ProblemJson.write(asked.warnings(), "warning", json.name("problems"));
                    PageJson.ladder(ladder, json.name("ladder"));
                    json.name("coverage")
                            .beginObject()
                            .member("from", at)
                            .member("to", to)
                            .name("gaps")
                            .beginArray();
                    for (PagePreview.Gap gap : gaps) {
                        json.beginObject()
                                .member("start", gap.start())
                                .member("end", gap.end())
                                .endObject();
                    }
                    json.endArray().endObject().endObject();
                });
    }
}
