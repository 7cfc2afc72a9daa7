// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.email;

import static dev.watchfire.integrations.page.Html.escaped;

import dev.watchfire.integrations.page.PageMessage;
import java.util.stream.Collectors;

/// The two alternatives of a mail about a page.
///
/// @param answered whether an answer to it is taken
record PageMail(PageMessage message, boolean answered) {
    private static final String BUTTON =
            "display:inline-block;padding:12px 20px;margin:4px 8px 4px 0;border-radius:6px;"
                    + "text-decoration:none;font-weight:600;";
    private static final String FIRST = BUTTON + "background:#b42318;color:#ffffff";
    private static final String OTHER = BUTTON + "border:1px solid #8a94a6;color:inherit";

    String text() {
        StringBuilder text = new StringBuilder(message.headline()).append("\n\n");
        message.lines().forEach(line -> text.append(line).append('\n'));
        if (message.links().isEmpty()) {
            return text.toString();
        }
        text.append('\n');
        for (PageMessage.Button button : message.buttons()) {
            text.append(button.label()).append(": ").append(button.url()).append('\n');
        }
        for (PageMessage.Link link : message.links()) {
            text.append(link.label()).append(": ").append(link.url()).append('\n');
        }
        if (answered) {
            text.append('\n').append(message.words().mailReplies()).append('\n');
        }
        return text.toString();
    }

    String html() {
        StringBuilder html =
                new StringBuilder("<!doctype html>\n<html lang=\"")
                        .append(message.words().tag())
                        .append("\"><head><meta charset=\"utf-8\">")
                        .append("<meta name=\"color-scheme\" content=\"light dark\"></head>")
                        .append("<body style=\"font:16px/1.5 system-ui,sans-serif\">\n<h1")
                        .append(" style=\"font-size:20px\">")
                        .append(escaped(message.headline()))
                        .append("</h1>\n");
        message.lines()
                .forEach(
                        line ->
                                html.append("<p style=\"margin:4px 0\">")
                                        .append(escaped(line))
                                        .append("</p>\n"));
        if (message.links().isEmpty()) {
            return html.append("</body></html>\n").toString();
        }
        html.append("<p>");
        String style = FIRST;
        for (PageMessage.Button button : message.buttons()) {
            html.append("<a style=\"")
                    .append(style)
                    .append("\" href=\"")
                    .append(escaped(button.url()))
                    .append("\">")
                    .append(escaped(button.label()))
                    .append("</a>");
            style = OTHER;
        }
        html.append("</p>\n<p>");
        html.append(
                message.links().stream().map(PageMail::link).collect(Collectors.joining(" · ")));
        html.append("</p>\n");
        if (answered) {
            html.append("<p>").append(escaped(message.words().mailReplies())).append("</p>\n");
        }
        return html.append("</body></html>\n").toString();
    }

    private static String link(PageMessage.Link link) {
        return "<a href=\"%s\">%s</a>".formatted(escaped(link.url()), escaped(link.label()));
    }
}
