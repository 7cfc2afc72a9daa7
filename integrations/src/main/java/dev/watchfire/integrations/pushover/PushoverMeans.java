// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.pushover;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.OutgoingResult;
import dev.watchfire.integrations.http.Urls;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Call;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.page.Means;
import dev.watchfire.integrations.page.PageCall;
import dev.watchfire.integrations.page.PageMessage;
import dev.watchfire.integrations.render.Cut;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells a person through Pushover. What is severe rings until they acknowledge it there, which
/// acknowledges the page. Source: <https://pushover.net/api#priority>.
public final class PushoverMeans implements Means {
    private static final String PATH = "/1/messages.json";
    private static final String URL = "https://api.pushover.net" + PATH;

    private static final int MOST_TITLE_RUNES = 250;
    private static final int MOST_MESSAGE_RUNES = 1024;

    /// The least that Pushover takes is 30 s.
    private static final String RETRY_SECONDS = "60";

    /// Who does not hear it for half an hour is not asked alone any more.
    private static final String EXPIRE_SECONDS = "1800";

    private final VendorHttp http;
    private final String url;

    public PushoverMeans(VendorHttp http) {
        this(http, URL);
    }

    PushoverMeans(VendorHttp http, String url) {
        this.http = http;
        this.url = url;
    }

    @Override
    public String destination(Options options) {
        return HttpClients.destination(url(options));
    }

    private String url(Options options) {
        String api = PageCall.api(options, "");
        return api.isEmpty() ? url : api + PATH;
    }

    @Override
    public SendResult send(PageCall call) {
        String token;
        try {
            token = call.secret("token");
        } catch (IOException e) {
            return VendorHttp.unreadable(e);
        }
        String user = call.method().address();
        PageMessage message = call.message();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("token", token);
        fields.put("user", user);
        fields.put("title", Cut.runes(message.headline(), MOST_TITLE_RUNES));
        fields.put("message", Cut.runes(String.join("\n", message.lines()), MOST_MESSAGE_RUNES));
        if (!message.url().isEmpty()) {
            fields.put("url", message.url());
            fields.put("url_title", message.words().open());
        }
        addPriority(message, fields);
        Call request =
                Call.post(url(call.options()), VendorHttp.FORM, Urls.form(fields))
                        .hiding(token, user);
        OutgoingResult answer = http.ask(request, call.options(), call.timeout());
        if (answer instanceof OutgoingResult.Answered said
                && !said.isSuccess()
                && "invalid".equals(Json.readObject(said.body()).get("user"))) {
            call.broken().accept("Pushover knows no such user key");
        }
        return Judge.BY_STATUS
                .showing(PushoverMeans::reason)
                .afterSuccess(PushoverMeans::taken)
                .of(answer);
    }

    private static void addPriority(PageMessage message, Map<String, String> fields) {
        Severity severity = message.severity();
        boolean severe = severity == Severity.P1 || severity == Severity.P2;
        if (!message.isUrgent() || !severe) {
            fields.put("priority", message.isUrgent() ? "1" : "0");
            return;
        }
        fields.put("priority", "2");
        fields.put("retry", RETRY_SECONDS);
        fields.put("expire", EXPIRE_SECONDS);
        if (!message.buttons().isEmpty()) {
            fields.put("callback", message.buttons().getFirst().url());
        }
    }

    private static SendResult taken(OutgoingResult.Answered answer) {
        SendResult sent = SendResult.sent(answer.status());
        return Json.readObject(answer.body()).get("receipt") instanceof String receipt
                ? sent.remembering(LabelSet.of("receipt", receipt))
                : sent;
    }

    private static String reason(String body) {
        return Json.readObject(body).get("errors") instanceof List<?> errors
                ? String.join(", ", errors.stream().map(String::valueOf).toList())
                : body;
    }
}
