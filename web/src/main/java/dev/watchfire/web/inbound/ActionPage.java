// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PageAnswer;
import dev.watchfire.people.secrets.Secrets;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/a/{token}`: one big button that works without script and without signing in. Looking at it
/// does nothing, as programs look at links before people do.
final class ActionPage {
    private static final String STYLE =
            """
            :root{color-scheme:light dark;--line:#d9dce1;--soft:#5b6472;--go:#b42318}
            @media(prefers-color-scheme:dark){:root{--line:#343a46;--soft:#a3acba;--go:#d92d20}}
            body{margin:0 auto;max-width:32rem;min-height:90vh;padding:24px 20px;display:flex;flex-direction:column;background:Canvas;color:CanvasText;font:17px/1.5 system-ui,sans-serif}
            h1{margin:0 0 4px;font-size:22px;overflow-wrap:anywhere}
            ul{margin:0;padding:0;list-style:none}li{padding:12px 0;border-top:1px solid var(--line);overflow-wrap:anywhere}
            .soft{color:var(--soft);font-size:15px}form{margin-top:auto;padding-top:24px}
            nav{display:flex;flex-wrap:wrap;gap:8px;padding-top:16px}nav a{flex:1 1 40%;padding:12px;border:1px solid var(--line);border-radius:10px;color:inherit;text-align:center;text-decoration:none}
            button{width:100%;min-height:64px;border:0;border-radius:12px;background:var(--go);color:#fff;font:600 20px system-ui,sans-serif}
            """;

    private static final String CONTENT_SECURITY =
            "default-src 'none'; style-src 'sha256-"
                    + Secrets.key(Secrets.hash(STYLE))
                    + "'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final int GONE = 410;

    private static final List<PageAnswer.Kind> OFFERED =
            List.of(
                    PageAnswer.Kind.ACKNOWLEDGE,
                    PageAnswer.Kind.ESCALATE,
                    PageAnswer.Kind.RESOLVE,
                    PageAnswer.Kind.SNOOZE,
                    PageAnswer.Kind.SILENCE);

    private final Acts acts;
    private final ActionTokens tokens;
    private final String base;

    ActionPage(Acts acts, ActionTokens tokens, String base) {
        this.acts = acts;
        this.tokens = tokens;
        this.base = base;
    }

    Answer show(Exchange exchange) {
        ActionTokens.Action action = tokens.readAction(exchange.variable("token"));
        Phrases phrases = phrases(exchange, action);
        Answer refusal = refused(action, phrases);
        if (refusal != null || action == null) {
            return refusal == null ? notFound(phrases) : refusal;
        }
        List<Page> pages = pages(action);
        if (Phrases.isOver(pages)) {
            return page(GONE, phrases, phrases.pageOver(), pages, "");
        }
        String form =
                "<form method=\"post\"><p class=\"soft\">%s</p><button type=\"submit\">%s</button></form>"
                                .formatted(
                                        escaped(phrases.inTheNameOf(action.person())),
                                        escaped(phrases.button(action.answer())))
                        + others(action, phrases);
        return page(200, phrases, phrases.button(action.answer()) + "?", pages, form);
    }

    /// What else this person may answer: they open with a button of their own.
    private String others(ActionTokens.Action action, Phrases phrases) {
        StringBuilder html = new StringBuilder("<nav>");
        for (PageAnswer.Kind kind : OFFERED) {
            if (kind != action.answer().kind()) {
                html.append(
                        "<a href=\"%s\">%s</a>"
                                .formatted(
                                        escaped(base + "/a/" + tokens.instead(action, kind)),
                                        escaped(phrases.button(PageAnswer.of(kind)))));
            }
        }
        return html.append("</nav>").toString();
    }

    Answer act(Exchange exchange) {
        ActionTokens.Action action = tokens.readAction(exchange.variable("token"));
        Phrases phrases = phrases(exchange, action);
        Answer refusal = refused(action, phrases);
        if (refusal != null || action == null) {
            return refusal == null ? notFound(phrases) : refusal;
        }
        if (Phrases.isOver(pages(action))) {
            return page(GONE, phrases, phrases.pageOver(), pages(action), "");
        }
        Acts.Outcome outcome =
                acts.answer(
                        action.pages(),
                        action.answer(),
                        action.person(),
                        action.via(),
                        action.message());
        int status = outcome.isGood() ? 200 : outcome.later() ? 503 : 409;
        return page(status, phrases, phrases.done(action.answer(), outcome), outcome.pages(), "");
    }

    private Phrases phrases(Exchange exchange, ActionTokens.@Nullable Action action) {
        var person = action == null ? null : acts.image().person(action.person());
        return person == null ? new Phrases(exchange.language()) : Phrases.of(person.language());
    }

    private @Nullable Answer refused(ActionTokens.@Nullable Action action, Phrases phrases) {
        if (action == null) {
            return notFound(phrases);
        }
        var person = acts.image().person(action.person());
        return tokens.isOver(action) || person == null || !person.active()
                ? page(GONE, phrases, phrases.linkOver(), List.of(), link(action, phrases))
                : null;
    }

    private Answer notFound(Phrases phrases) {
        return page(404, phrases, phrases.linkUnknown(), List.of(), "");
    }

    private List<Page> pages(ActionTokens.Action action) {
        Image image = acts.image();
        List<Page> pages = new ArrayList<>();
        for (long id : action.pages()) {
            Page page = image.pages().get(id);
            if (page != null) {
                pages.add(page);
            }
        }
        return pages;
    }

    private String link(ActionTokens.Action action, Phrases phrases) {
        String path = action.pages().size() == 1 ? "/p/" + action.pages().getFirst() : "/pages";
        return "<p><a href=\"%s\">%s</a></p>"
                .formatted(escaped(base + path), escaped(phrases.open()));
    }

    private Answer page(int status, Phrases phrases, String title, List<Page> pages, String after) {
        StringBuilder html =
                new StringBuilder("<!doctype html>\n<html lang=\"")
                        .append(phrases.language().tag())
                        .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                        .append("<meta name=\"viewport\" content=\"width=device-width\">\n")
                        .append("<meta name=\"robots\" content=\"noindex\">\n<title>")
                        .append(escaped(title))
                        .append("</title>\n<style>")
                        .append(STYLE)
                        .append("</style>\n</head>\n<body>\n<h1>")
                        .append(escaped(title))
                        .append("</h1>\n");
        if (!pages.isEmpty()) {
            html.append("<ul>\n");
            for (Page page : pages) {
                html.append("<li><strong>")
                        .append(page.severity())
                        .append("</strong> <a href=\"")
                        .append(escaped(base + "/p/" + page.id()))
                        .append("\">")
                        .append(escaped(page.title()))
                        .append("</a><br><span class=\"soft\">")
                        .append(escaped(phrases.standing(page)))
                        .append("</span></li>\n");
            }
            html.append("</ul>\n");
        }
        html.append(after).append("\n</body>\n</html>\n");
        return Answer.bytes(
                        status,
                        "text/html; charset=utf-8",
                        html.toString().getBytes(StandardCharsets.UTF_8))
                .with("Content-Security-Policy", CONTENT_SECURITY)
                .with("Referrer-Policy", "same-origin")
                .with("Cache-Control", "no-store");
    }

    private static String escaped(String text) {
        return TwilioDoor.escaped(text);
    }
}
