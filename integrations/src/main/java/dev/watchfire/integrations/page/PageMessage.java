// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.page;

import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one person is told about one page or several: the facts, and the sentences that every means
/// writes its own way.
///
/// @param delivery its id
/// @param person who is told
/// @param title one line, without a severity
/// @param text a little more, "" for nothing
/// @param why this person is told, "" where nothing is known
/// @param pages it is about, worst first; none for a code
/// @param left how many more pages it is about
/// @param url where the page can be looked at and answered, or the schedule be seen; "" for a code
/// @param explanation where it says who is asked when, and why; "" for what is no page
/// @param actions what can be done with one touch
/// @param reply the token of an answer to this delivery, "" where none is taken
/// @param replyDomain whose mail is taken as answers, "" for none
/// @param home where people find this server, without a slash at its end
/// @param code for a means that is to be proved, else ""
public record PageMessage(
        Notice.Kind kind,
        long delivery,
        String person,
        String title,
        String text,
        String why,
        List<Item> pages,
        int left,
        String url,
        String explanation,
        Actions actions,
        String reply,
        String replyDomain,
        String home,
        String code,
        PageWords words) {
    /// More pages than that are counted, not told.
    static final int MOST_PAGES = 20;

    /// One page of it.
    ///
    /// @param alerts that fire
    /// @param acknowledgedBy who has it, ", " between them
    public record Item(
            long id,
            String title,
            String text,
            Severity severity,
            Page.State state,
            String acknowledgedBy,
            String service,
            String team,
            int alerts,
            String url) {}

    /// Tokens; "" for what cannot be done.
    public record Actions(
            String acknowledge, String resolve, String escalate, String snooze, String silence) {
        public static final Actions NONE = new Actions("", "", "", "", "");
    }

    /// Where to look.
    public record Link(String label, String url) {}

    /// Something to press.
    ///
    /// @param word for programs: `acknowledge`, `escalate`, `resolve`, `snooze` or `silence`
    public record Button(String word, String label, String token, String url) {}

    public PageMessage {
        pages = List.copyOf(pages);
    }

    /// Of the worst page, or null for a code.
    public @Nullable Severity severity() {
        return pages.isEmpty() ? null : pages.getFirst().severity();
    }

    public boolean isUpdate() {
        return kind == Notice.Kind.PAGE_UPDATE;
    }

    /// Whether nothing of it is left to do.
    public boolean isOver() {
        return pages.stream().noneMatch(page -> page.state().isOpen());
    }

    /// Whether somebody should stir.
    public boolean isUrgent() {
        return kind == Notice.Kind.PAGE || kind == Notice.Kind.STILL_AT_IT;
    }

    /// One line: `[P1] Disk full`.
    public String headline() {
        Severity severity = severity();
        String front = severity == null ? "" : "[" + severity + "] ";
        return switch (kind) {
            case CODE -> words.codeTitle();
            case STILL_AT_IT -> front + words.stillAtIt() + " " + title;
            case DIGEST -> words.digest(count());
            default -> count() > 1 ? front + words.severalPages(count()) : front + title;
        };
    }

    private int count() {
        return pages.size() + left;
    }

    /// What follows the headline, in plain text, line by line, without links.
    public List<String> lines() {
        if (kind == Notice.Kind.CODE) {
            return List.of(words.codeText(code));
        }
        if (pages.isEmpty()) {
            return text.lines().filter(line -> !line.isBlank()).toList();
        }
        List<String> lines = new ArrayList<>();
        if (kind == Notice.Kind.STILL_AT_IT) {
            lines.add(words.stillAtItText());
        }
        if (pages.size() == 1 && left == 0) {
            Item page = pages.getFirst();
            addPresent(lines, text);
            lines.add(
                    standing(page) + (page.alerts() > 0 ? ", " + words.alerts(page.alerts()) : ""));
            addPresent(lines, page.service().isEmpty() ? "" : words.service(page.service()));
            addPresent(lines, page.team().isEmpty() ? "" : words.team(page.team()));
        } else {
            for (Item page : pages) {
                String alerts = page.alerts() > 0 ? ", " + words.alerts(page.alerts()) : "";
                lines.add(
                        "[%s] %s – %s%s"
                                .formatted(page.severity(), page.title(), standing(page), alerts));
            }
            addPresent(lines, left > 0 ? words.more(left) : "");
        }
        addPresent(lines, why.isEmpty() ? "" : words.why(why));
        return lines;
    }

    /// `acknowledged by ada`.
    public String standing(Item page) {
        return page.state() == Page.State.ACKNOWLEDGED && !page.acknowledgedBy().isEmpty()
                ? words.acknowledgedBy(page.acknowledgedBy())
                : words.state(page.state());
    }

    private static void addPresent(List<String> lines, String line) {
        if (!line.isBlank()) {
            lines.add(line.strip());
        }
    }

    /// Where there is more; none for a code.
    public List<Link> links() {
        List<Link> links = new ArrayList<>();
        if (!url.isEmpty()) {
            links.add(new Link(words.open(), url));
        }
        if (!explanation.isEmpty()) {
            links.add(new Link(words.explanation(), explanation));
        }
        return links;
    }

    /// What there is to press, the most likely first.
    public List<Button> buttons() {
        List<Button> buttons = new ArrayList<>();
        add(buttons, "acknowledge", words.acknowledge(), actions.acknowledge());
        add(buttons, "escalate", words.escalate(), actions.escalate());
        add(buttons, "resolve", words.resolve(), actions.resolve());
        add(buttons, "snooze", words.snooze(), actions.snooze());
        add(buttons, "silence", words.silence(), actions.silence());
        return buttons;
    }

    private void add(List<Button> buttons, String word, String label, String token) {
        if (!token.isEmpty()) {
            buttons.add(new Button(word, label, token, home + "/a/" + token));
        }
    }
}
