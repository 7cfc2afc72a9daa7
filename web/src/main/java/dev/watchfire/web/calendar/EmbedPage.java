// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.calendar;

import dev.watchfire.engine.oncall.Duty;
import dev.watchfire.engine.oncall.Layer;
import dev.watchfire.people.secrets.Secrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A page that any other may frame, and that therefore can do nothing: no script, no form, nothing
/// from anywhere.
final class EmbedPage {
    private static final String STYLE =
            """
            :root{color-scheme:light dark;--line:#d9dce1;--soft:#5b6472;--warn:#9a3412}
            @media(prefers-color-scheme:dark){:root{--line:#343a46;--soft:#a3acba;--warn:#fdba74}}
            body{margin:0;padding:12px 16px;background:Canvas;color:CanvasText;font:14px/1.45 system-ui,sans-serif}
            h1{margin:0 0 4px;font-size:15px}
            table{width:100%;border-collapse:collapse}
            th,td{padding:6px 12px 6px 0;border-top:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400;overflow-wrap:anywhere}
            .team{padding-top:14px;font-weight:600;border-top:0}
            .who{font-weight:600}.none{color:var(--warn)}.soft,time{color:var(--soft)}
            """;

    /// The style by its hash; any page may be around it.
    static final String CONTENT_SECURITY =
            "default-src 'none'; style-src 'sha256-"
                    + Secrets.key(Secrets.hash(STYLE))
                    + "'; base-uri 'none'; form-action 'none'; frame-ancestors *";

    /// Seconds after which a browser asks again.
    private static final int REFRESH = 60;

    private final Words words;
    private final UnaryOperator<String> shownNames;

    EmbedPage(Words words, UnaryOperator<String> shownNames) {
        this.words = words;
        this.shownNames = shownNames;
    }

    String html(List<Plan> plans, Instant now) {
        StringBuilder html = new StringBuilder();
        html.append("<!doctype html>\n<html lang=\"")
                .append(words.tag())
                .append(
                        "\">\n"
                                + "<head>\n"
                                + "<meta charset=\"utf-8\">\n"
                                + "<meta http-equiv=\"refresh\" content=\"")
                .append(REFRESH)
                .append("\">\n<meta name=\"viewport\" content=\"width=device-width\">\n")
                .append("<meta name=\"robots\" content=\"noindex\">\n<title>")
                .append(escaped(words.now))
                .append("</title>\n<style>")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(escaped(words.now))
                .append("</h1>\n");
        if (plans.isEmpty()) {
            html.append("<p class=\"soft\">").append(escaped(words.nothing)).append("</p>\n");
        } else {
            html.append("<table>\n");
            byTeam(plans)
                    .forEach(
                            (team, of) -> {
                                if (!team.isEmpty()) {
                                    html.append("<tr><th colspan=\"3\" class=\"team\">")
                                            .append(escaped(team))
                                            .append("</th></tr>\n");
                                }
                                of.forEach(plan -> rows(plan, now, html));
                            });
            html.append("</table>\n");
        }
        return html.append("</body>\n</html>\n").toString();
    }

    /// Schedules of no team first, teams in the order of their names.
    private static SortedMap<String, List<Plan>> byTeam(List<Plan> plans) {
        SortedMap<String, List<Plan>> byTeam = new TreeMap<>();
        for (Plan plan : plans) {
            String team = plan.schedule().team();
            byTeam.computeIfAbsent(team == null ? "" : team, _ -> new ArrayList<>()).add(plan);
        }
        return byTeam;
    }

    private void rows(Plan plan, Instant now, StringBuilder html) {
        for (String role : plan.schedule().roles()) {
            boolean named = !role.equals(Layer.PRIMARY) || plan.schedule().roles().size() > 1;
            List<Duty.Person> people = plan.onCall().at(now, role);
            Instant until = plan.onCall().nextHandoff(now, role);
            html.append("<tr><th scope=\"row\">").append(escaped(plan.schedule().name()));
            if (named) {
                html.append(" <span class=\"soft\">").append(escaped(role)).append("</span>");
            }
            html.append("</th><td class=\"")
                    .append(people.isEmpty() ? "none" : "who")
                    .append("\">")
                    .append(escaped(names(people)))
                    .append("</td><td>");
            time(plan, until, html);
            html.append("</td></tr>\n");
        }
    }

    private String names(List<Duty.Person> people) {
        return people.isEmpty()
                ? words.nobody
                : people.stream()
                        .map(person -> shownNames.apply(person.name()))
                        .collect(Collectors.joining(", "));
    }

    private void time(Plan plan, @Nullable Instant until, StringBuilder html) {
        if (until != null) {
            html.append("<time datetime=\"")
                    .append(until)
                    .append("\" title=\"")
                    .append(escaped(plan.schedule().zone().getId()))
                    .append("\">")
                    .append(escaped(words.until(until, plan.schedule().zone())))
                    .append("</time>");
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
