// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.voice;

import dev.watchfire.engine.Language;
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
import dev.watchfire.integrations.page.Means;
import dev.watchfire.integrations.page.PageCall;
import dev.watchfire.integrations.page.PageMetrics;
import dev.watchfire.integrations.sms.PhoneJudge;
import dev.watchfire.integrations.sms.PhoneNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.StringJoiner;

/// Calls a person through Twilio. What is said is asked for when they pick up, from this server's
/// own address, so that they hear what holds then and not what held when it rang. Source:
/// <https://www.twilio.com/docs/voice/api/call-resource>.
public final class VoiceMeans implements Means {
    private static final String API = "https://api.twilio.com";

    /// Rings so long: less than what most networks wait before they hand over to a mailbox.
    private static final String RING_SECONDS = "25";

    /// The number is none, or must not be called from this account.
    private static final Set<Long> NEVER = Set.of(21211L, 21217L);

    private final VendorHttp http;
    private final PageMetrics metrics;
    private final String api;

    public VoiceMeans(VendorHttp http, PageMetrics metrics) {
        this(http, metrics, API);
    }

    VoiceMeans(VendorHttp http, PageMetrics metrics, String api) {
        this.http = http;
        this.metrics = metrics;
        this.api = api;
    }

    @Override
    public String destination(Options options) {
        return HttpClients.destination(PageCall.api(options, api));
    }

    @Override
    public SendResult send(PageCall call) {
        String problem = PhoneNumber.problem(call.method().address());
        if (problem != null) {
            return SendResult.refused(0, problem);
        }
        if (call.message().isUpdate()) {
            return SendResult.refused(0, "nobody is called only to hear of a change");
        }
        String reply = call.message().reply();
        String code = call.message().code();
        if (reply.isEmpty() && code.isEmpty()) {
            return SendResult.refused(0, "this server takes no answers, which calls need");
        }
        String sid = call.text("account_sid");
        String token;
        try {
            token = call.secret("auth_token");
        } catch (IOException e) {
            return VendorHttp.unreadable(e);
        }
        String basic = basic(sid, token);
        Call request =
                Call.post(
                                call.api(api)
                                        + "/2010-04-01/Accounts/"
                                        + Urls.escaped(sid)
                                        + "/Calls.json",
                                VendorHttp.FORM,
                                form(call))
                        .header("Authorization", basic)
                        .hiding(token, basic);
        OutgoingResult answer = http.ask(request, call.options(), call.timeout());
        if (answer instanceof OutgoingResult.Answered said
                && !said.isSuccess()
                && Json.readObject(said.body()).get("code") instanceof Number why
                && NEVER.contains(why.longValue())) {
            call.broken().accept(Json.sayingOf(said.excerpt(), "message"));
        }
        SendResult result =
                PhoneJudge.cautious(
                        Judge.BY_STATUS
                                .showing(body -> Json.sayingOf(body, "message"))
                                .afterSuccess(VoiceMeans::taken)
                                .of(answer));
        if (result.isSent()) {
            metrics.cost("voice", call.text("price"), 1);
        }
        return result;
    }

    private static String form(PageCall call) {
        StringJoiner form = new StringJoiner("&");
        field(form, "To", PhoneNumber.normal(call.method().address()));
        field(form, "From", call.text("from"));
        field(form, "Timeout", RING_SECONDS);
        String home = call.message().home();
        if (call.message().code().isEmpty()) {
            String reply = call.message().reply();
            field(form, "Url", home + "/in/twilio/voice/" + reply);
            field(form, "StatusCallback", home + "/in/twilio/status/" + reply);
            for (String event : new String[] {"answered", "completed"}) {
                field(form, "StatusCallbackEvent", event);
            }
            field(form, "MachineDetection", "Enable");
        } else {
            field(form, "Twiml", spelled(call));
        }
        return form.toString();
    }

    private static void field(StringJoiner form, String name, String value) {
        form.add(Urls.escaped(name) + "=" + Urls.escaped(value));
    }

    /// A code, digit by digit, three times.
    private static String spelled(PageCall call) {
        String digits =
                String.join(
                        ", ", call.message().code().chars().mapToObj(Character::toString).toList());
        boolean korean = call.message().words().language() == Language.KOREAN;
        String language = korean ? "ko-KR" : "en-US";
        String sentence =
                korean ? "Watchfire 인증 번호는 " + digits : "Your Watchfire code is " + digits;
        return "<Response><Say language=\""
                + language
                + "\" loop=\"3\">"
                + sentence
                + ".</Say></Response>";
    }

    private static SendResult taken(OutgoingResult.Answered answer) {
        return Json.readObject(answer.body()).get("sid") instanceof String sid
                ? SendResult.sent(answer.status()).remembering(LabelSet.of("sid", sid))
                : SendResult.unknown("the answer cannot be read: " + answer.excerpt());
    }

    private static String basic(String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }
}
