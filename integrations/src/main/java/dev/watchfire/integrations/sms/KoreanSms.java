// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.sms;

import dev.watchfire.engine.configuration.Options;
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
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The two providers that most Korean companies have: SENS of Naver Cloud and SOLAPI. Both sign
/// requests with a secret, and both want Korean numbers as they are dialled in Korea.
abstract class KoreanSms implements SmsProvider {
    private static final String KOREA = "+82";

    /// What fits into one message; longer ones go as "long messages", which cost more.
    private static final int SHORT_BYTES = 90;

    private static final Charset KOREAN = Charset.forName("MS949");

    private final VendorHttp http;
    private final String api;
    final InstantSource clock;

    KoreanSms(VendorHttp http, String api, InstantSource clock) {
        this.http = http;
        this.api = api;
        this.clock = clock;
    }

    /// Where and how a message is handed over, signed.
    abstract Call call(PageCall call, String api, String secret, String to, String text);

    abstract String secretKey();

    /// What a 2xx says was wrong after all, or null.
    abstract @Nullable String problem(Map<String, Object> answer);

    @Override
    public String destination(Options options) {
        return HttpClients.destination(PageCall.api(options, api));
    }

    @Override
    public SendResult send(PageCall call, String number, SmsText text) {
        if (!number.startsWith(KOREA)) {
            return SendResult.refused(
                    0, "%s reaches numbers in Korea only".formatted(call.text("provider")));
        }
        String secret;
        try {
            secret = call.secret(secretKey());
        } catch (IOException e) {
            return VendorHttp.unreadable(e);
        }
        if (secret.isEmpty()) {
            return SendResult.refused(
                    0, "paging.sms.%s: %s is empty".formatted(call.text("provider"), secretKey()));
        }
        String to = "0" + number.substring(KOREA.length());
        return http.send(
                call(call, call.api(api), secret, to, text.text()).hiding(secret),
                call.options(),
                call.timeout(),
                Judge.BY_STATUS.afterSuccess(this::taken));
    }

    private SendResult taken(OutgoingResult.Answered answer) {
        String problem = problem(Json.readObject(answer.body()));
        return problem == null
                ? SendResult.sent(answer.status())
                : SendResult.refused(answer.status(), problem);
    }

    static boolean isShort(String text) {
        return text.getBytes(KOREAN).length <= SHORT_BYTES;
    }

    static byte[] mac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Source: <https://api.ncloud-docs.com/docs/en/ai-application-service-sens-smsv2>.
    static final class Sens extends KoreanSms {
        static final String API = "https://sens.apigw.ntruss.com";

        Sens(VendorHttp http, String api, InstantSource clock) {
            super(http, api, clock);
        }

        @Override
        String secretKey() {
            return "secret_key";
        }

        @Override
        Call call(PageCall call, String api, String secret, String to, String text) {
            String path =
                    "/sms/v2/services/"
                            + Urls.escaped(call.text("service_id")).replace("%3A", ":")
                            + "/messages";
            String timestamp = Long.toString(clock.instant().toEpochMilli());
            String key = call.text("access_key");
            String signed = "POST " + path + "\n" + timestamp + "\n" + key;
            Map<String, Object> document =
                    Json.object(
                            "type",
                            isShort(text) ? "SMS" : "LMS",
                            "contentType",
                            "COMM",
                            "countryCode",
                            "82",
                            "from",
                            call.text("from").replaceAll("[^0-9]", ""),
                            "content",
                            text,
                            "messages",
                            List.of(Json.object("to", to)));
            return Call.post(api + path, VendorHttp.JSON + "; charset=utf-8", Json.write(document))
                    .header("x-ncp-apigw-timestamp", timestamp)
                    .header("x-ncp-iam-access-key", key)
                    .header(
                            "x-ncp-apigw-signature-v2",
                            Base64.getEncoder().encodeToString(mac(secret, signed)));
        }

        @Override
        @Nullable String problem(Map<String, Object> answer) {
            return "202".equals(answer.get("statusCode"))
                    ? null
                    : "SENS did not take it: " + answer.get("statusName");
        }
    }

    /// Source: <https://developers.solapi.com/references/messages/sendMessage>.
    static final class Solapi extends KoreanSms {
        static final String API = "https://api.solapi.com";

        Solapi(VendorHttp http, String api, InstantSource clock) {
            super(http, api, clock);
        }

        @Override
        String secretKey() {
            return "api_secret";
        }

        @Override
        Call call(PageCall call, String api, String secret, String to, String text) {
            String date = clock.instant().toString();
            String salt = UUID.randomUUID().toString().replace("-", "");
            String signature = HexFormat.of().formatHex(mac(secret, date + salt));
            Map<String, Object> document =
                    Json.object(
                            "message",
                            Json.object(
                                    "to",
                                    to,
                                    "from",
                                    call.text("from").replaceAll("[^0-9]", ""),
                                    "text",
                                    text,
                                    "type",
                                    isShort(text) ? "SMS" : "LMS"));
            return Call.post(api + "/messages/v4/send", VendorHttp.JSON, Json.write(document))
                    .header(
                            "Authorization",
                            "HMAC-SHA256 apiKey=%s, date=%s, salt=%s, signature=%s"
                                    .formatted(call.text("api_key"), date, salt, signature));
        }

        @Override
        @Nullable String problem(Map<String, Object> answer) {
            return answer.get("statusCode") instanceof String code && code.startsWith("2")
                    ? null
                    : "SOLAPI did not take it: " + answer.get("statusMessage");
        }
    }
}
