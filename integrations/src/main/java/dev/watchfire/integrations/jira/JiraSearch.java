// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.jira;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Message;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.Urls;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.render.Texts;
import java.util.List;
import java.util.Map;

/// Where and how a group's issue is looked for.
final class JiraSearch {
    private final Message message;
    private final Options options;
    private final Texts texts;

    JiraSearch(Message message, Options options, Texts texts) {
        this.message = message;
        this.options = options;
        this.texts = texts;
    }

    static String label(Message message) {
        return "ALERT{" + message.groupHash() + "}";
    }

    /// Jira Cloud has taken `/search` away, and Data Center does not have `/search/jql`. Source:
    /// developer.atlassian.com/changelog/#CHANGE-2046.
    String url() {
        String base = options.text("api_url");
        return isCloud()
                ? Urls.below(base, "search/jql").replaceFirst("/rest/api/2/", "/rest/api/3/")
                : Urls.below(base, "search");
    }

    private boolean isCloud() {
        String type = options.text("api_type");
        String origin = HttpClients.destination(options.text("api_url"));
        return type.equals("cloud")
                || type.equals("auto")
                        && origin.replaceFirst(":\\d+$", "").endsWith("atlassian.net");
    }

    Map<String, Object> body() {
        // Two are enough to see that there is more than one.
        return Json.object("jql", jql(), "maxResults", 2, "fields", List.of("status"));
    }

    private String jql() {
        StringBuilder jql = new StringBuilder();
        String wontFix = options.text("wont_fix_resolution");
        if (!wontFix.isEmpty()) {
            // Alertmanager leaves the first half out. By it alone Jira finds no issue that has no
            // resolution yet, and every notification would open another one.
            jql.append("(resolution is EMPTY OR resolution != ")
                    .append(quoted(wontFix))
                    .append(") and ");
        }
        long reopenMinutes = options.duration("reopen_duration").toMinutes();
        if (message.firing() && options.isSet("reopen_transition") && reopenMinutes > 0) {
            jql.append("(resolutiondate is EMPTY OR resolutiondate >= -")
                    .append(reopenMinutes)
                    .append("m) and ");
        } else {
            jql.append("statusCategory != Done and ");
        }
        return jql.append("project=")
                .append(quoted(texts.value(options.text("project"))))
                .append(" and labels=")
                .append(quoted(label(message)))
                .append(" order by status ASC,resolutiondate DESC")
                .toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
