// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.sms;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.Urls;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Call;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.page.PageCall;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Any provider that takes one request a message. In the URL, the headers and the body `{to}`,
/// `{text}`, `{from}`, `{id}` and `{secret}` stand for what they say, each escaped for its place.
final class HttpSms implements SmsProvider {
    private final VendorHttp http;

    HttpSms(VendorHttp http) {
        this.http = http;
    }

    @Override
    public String destination(Options options) {
        return HttpClients.destination(options.text("url"));
    }

    /// How a value is written where it stands.
    private enum Place {
        URL,
        HEADER,
        JSON,
        FORM,
        TEXT;

        static Place ofBody(String contentType) {
            if (contentType.contains("json")) {
                return JSON;
            }
            return contentType.contains("form-urlencoded") ? FORM : TEXT;
        }

        String write(String value) {
            return switch (this) {
                case URL, FORM -> Urls.escaped(value);
                case HEADER -> value.replaceAll("\\p{Cntrl}+", " ");
                case JSON -> {
                    StringBuilder quoted = new StringBuilder();
                    Json.string(value, quoted);
                    yield quoted.substring(1, quoted.length() - 1);
                }
                case TEXT -> value;
            };
        }
    }

    @Override
    public SendResult send(PageCall call, String number, SmsText text) {
        String secret;
        try {
            secret = call.secret("secret");
        } catch (IOException e) {
            return VendorHttp.unreadable(e);
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put("to", number);
        values.put("number", number.substring(1));
        values.put("text", text.text());
        values.put("from", call.text("from"));
        values.put("id", Long.toString(call.message().delivery()));
        values.put("secret", secret);
        String type = call.text("content_type", VendorHttp.JSON);
        String body = call.text("body");
        Call request =
                Call.post(
                                filled(call.text("url"), Place.URL, values),
                                type,
                                filled(body, Place.ofBody(type), values))
                        .method(call.text("method", "POST"));
        Map<String, String> headers =
                call.options().has("headers") ? call.options().textMap("headers") : Map.of();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            request =
                    request.header(
                            header.getKey(), filled(header.getValue(), Place.HEADER, values));
        }
        return http.send(
                secret.isEmpty() ? request : request.hiding(secret, Urls.escaped(secret)),
                call.options(),
                call.timeout(),
                Judge.BY_STATUS);
    }

    /// What one value says is not looked through for another.
    private static String filled(String template, Place place, Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            int close = open < 0 ? -1 : template.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String value = values.get(template.substring(open + 1, close));
            if (value == null) {
                filled.append(template, at, open + 1);
                at = open + 1;
            } else {
                filled.append(template, at, open).append(place.write(value));
                at = close + 1;
            }
        }
        return filled.append(template.substring(at)).toString();
    }
}
