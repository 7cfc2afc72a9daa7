// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.jira;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Message;
import dev.watchfire.integrations.Notification;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.http.Deadline;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.OutgoingResult;
import dev.watchfire.integrations.http.Urls;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Call;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps one issue in Jira for each group: looks it up by a label, creates or updates it, and moves
/// it to where it belongs.
public final class JiraSender implements Sender {
    private static final String DONE = "done";

    private static final Judge JUDGE =
            Judge.BY_STATUS.alsoRetrying(429).showing(JiraSender::reason);

    private final VendorHttp http;

    public JiraSender(VendorHttp http) {
        this.http = http;
    }

    @Override
    public String destination(Options options) {
        return HttpClients.destination(options.text("api_url"));
    }

    @Override
    public SendResult send(Notification notification) {
        return new Attempt(notification).run();
    }

    /// @param category of its status, such as {@link #DONE}
    private record Found(String key, String category) {}

    /// The requests of one notification, within its time.
    private final class Attempt {
        private final Notification notification;
        private final Message message;
        private final Options options;
        private final Deadline deadline;
        private Map<String, Object> answer = Map.of();

        Attempt(Notification notification) {
            this.notification = notification;
            this.message = notification.message();
            this.options = notification.options();
            this.deadline = Deadline.after(notification.timeout());
        }

        SendResult run() {
            JiraSearch search = new JiraSearch(message, options, notification.texts());
            SendResult searched = ask(post(search.url(), search.body())).ofQuestion();
            if (!searched.isSent()) {
                return searched;
            }
            Found issue = found(answer);
            if (issue == null && !message.firing()) {
                return searched;
            }
            JiraIssue content = new JiraIssue(message, options, notification.texts());
            if (issue == null) {
                return ask(post(url("issue"), content.created()));
            }
            SendResult updated =
                    ask(post(url("issue/" + issue.key), content.updated()).method("PUT"));
            return updated.isSent() ? transition(issue, updated) : updated;
        }

        /// Reopens what fires again, and resolves what no longer fires.
        private SendResult transition(Found issue, SendResult updated) {
            boolean done = issue.category.equals(DONE);
            String name =
                    options.text(message.firing() ? "reopen_transition" : "resolve_transition");
            if (issue.category.isEmpty() || done != message.firing() || name.isEmpty()) {
                return updated;
            }
            String url = url("issue/" + issue.key + "/transitions");
            SendResult listed = ask(Call.get(url).header("Accept-Language", "en")).ofQuestion();
            if (!listed.isSent()) {
                return listed;
            }
            String id = transitionId(answer, name);
            return id == null
                    ? SendResult.refused(
                            listed.status(),
                            "issue " + issue.key + " has no transition named \"" + name + "\" now")
                    : ask(post(url, Json.object("transition", Map.of("id", id))));
        }

        private String url(String path) {
            return Urls.below(options.text("api_url"), path);
        }

        private Call post(String url, Map<String, ? extends @Nullable Object> body) {
            return Call.post(url, VendorHttp.JSON, Json.write(body) + "\n")
                    .header("Accept-Language", "en");
        }

        private SendResult ask(Call call) {
            OutgoingResult result = http.ask(call, options, deadline.remaining());
            answer =
                    result instanceof OutgoingResult.Answered answered
                            ? Json.readObject(answered.body())
                            : Map.of();
            return JUDGE.of(result);
        }
    }

    private static @Nullable Found found(Map<String, Object> answer) {
        if (!(answer.get("issues") instanceof List<?> issues)
                || issues.isEmpty()
                || !(issues.getFirst() instanceof Map<?, ?> issue)
                || !(issue.get("key") instanceof String key)) {
            return null;
        }
        Object category = at(issue, "fields", "status", "statusCategory", "key");
        return new Found(Urls.escaped(key), category instanceof String text ? text : "");
    }

    private static @Nullable Object at(Object tree, String... keys) {
        Object at = tree;
        for (String key : keys) {
            at = at instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return at;
    }

    private static @Nullable String transitionId(Map<String, Object> answer, String name) {
        if (answer.get("transitions") instanceof List<?> transitions) {
            for (Object item : transitions) {
                if (item instanceof Map<?, ?> transition
                        && name.equals(transition.get("name"))
                        && transition.get("id") instanceof String id) {
                    return id;
                }
            }
        }
        return null;
    }

    /// `{"errorMessages":["…"],"errors":{"field":"…"}}`; what is something else is shown as it is.
    private static String reason(String body) {
        Map<String, Object> answer = Json.readObject(body);
        List<String> parts = new ArrayList<>();
        if (answer.get("errorMessages") instanceof List<?> messages) {
            messages.forEach(m -> parts.add(String.valueOf(m)));
        }
        if (answer.get("errors") instanceof Map<?, ?> errors) {
            errors.forEach((field, text) -> parts.add(field + ": " + text));
        }
        return parts.isEmpty() ? body : String.join("; ", parts);
    }
}
