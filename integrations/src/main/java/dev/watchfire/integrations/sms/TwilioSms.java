// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.sms;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.OutgoingResult;
import dev.watchfire.integrations.http.Urls;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Call;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.page.PageCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Twilio's messages: <https://www.twilio.com/docs/messaging/api/message-resource>.
final class TwilioSms implements SmsProvider {
    static final String API = "https://api.twilio.com";

    /// The number is none, cannot take text messages, or said STOP.
    private static final Set<Long> NEVER = Set.of(21211L, 21614L, 21610L);

    private final VendorHttp http;
    private final String api;

    TwilioSms(VendorHttp http, String api) {
        this.http = http;
        this.api = api;
    }

    @Override
    public String destination(Options options) {
        return HttpClients.destination(PageCall.api(options, api));
    }

    @Override
    public boolean hearsReplies() {
        return true;
    }

    @Override
    public SendResult send(PageCall call, String number, SmsText text) {
        String sid = call.text("account_sid");
        String token;
        try {
            token = call.secret("auth_token");
        } catch (IOException e) {
            return VendorHttp.unreadable(e);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("To", number);
        String service = call.text("messaging_service_sid");
        if (service.isEmpty()) {
            fields.put("From", call.text("from"));
        } else {
            fields.put("MessagingServiceSid", service);
        }
        fields.put("Body", text.text());
        if (!call.message().reply().isEmpty()) {
            fields.put(
                    "StatusCallback",
                    call.message().home() + "/in/twilio/status/" + call.message().reply());
        }
        String url = call.api(api) + "/2010-04-01/Accounts/" + Urls.escaped(sid) + "/Messages.json";
        Call request =
                Call.post(url, VendorHttp.FORM, Urls.form(fields))
                        .header("Authorization", basic(sid, token))
                        .hiding(token, basic(sid, token));
        Judge judge =
                Judge.BY_STATUS
                        .showing(body -> Json.sayingOf(body, "message"))
                        .afterSuccess(TwilioSms::taken);
        OutgoingResult answer = http.ask(request, call.options(), call.timeout());
        if (answer instanceof OutgoingResult.Answered said
                && !said.isSuccess()
                && Json.readObject(said.body()).get("code") instanceof Number code
                && NEVER.contains(code.longValue())) {
            call.broken().accept(Json.sayingOf(said.excerpt(), "message"));
        }
        return judge.of(answer);
    }

    private static SendResult taken(OutgoingResult.Answered answer) {
        return Json.readObject(answer.body()).get("sid") instanceof String sid
                ? SendResult.sent(answer.status()).remembering(LabelSet.of("sid", sid))
                : SendResult.unknown("the answer cannot be read: " + answer.excerpt());
    }

    static String basic(String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }
}
