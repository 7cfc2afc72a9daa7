// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.sms;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static dev.watchfire.integrations.page.PageSamples.call;
import static dev.watchfire.integrations.page.PageSamples.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.integrations.http.HostLookup;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.ScriptedServer;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.page.PageCall;
import dev.watchfire.integrations.page.PageSamples;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class KoreanSmsTest {
    private static final String NUMBER = "+821012345678";
    private static final SmsText SHORT = SmsText.of("디스크 부족");
    private static final SmsText LONG = SmsText.of("디스크 부족 ".repeat(20));

    private final InstantSource clock = InstantSource.fixed(PageSamples.T0);
    private final HttpClients clients = new HttpClients(HostLookup.system(), Map.of(), clock);
    private final VendorHttp http = new VendorHttp(clients, "1.2.3");
    private final ScriptedServer server = ScriptedServer.start(respond(200, "{}"));

    @AfterEach
    void close() {
        clients.close();
        server.close();
    }

    private static PageCall sens() {
        return call(
                message("ko"),
                "sms",
                NUMBER,
                Map.of(
                        "provider", "sens",
                        "service_id", "ncp:sms:kr:1",
                        "access_key", "key",
                        "secret_key", new Secret("hush"),
                        "from", "02-1234-5678"));
    }

    private static PageCall solapi() {
        return call(
                message("ko"),
                "sms",
                NUMBER,
                Map.of(
                        "provider", "solapi",
                        "api_key", "key",
                        "api_secret", new Secret("hush"),
                        "from", "02-1234-5678"));
    }

    @Test
    void sensGetsASignedRequestForANumberAsItIsDialled() throws Exception {
        server.behave(respond(202, "{\"statusCode\": \"202\", \"requestId\": \"r\"}"));
        KoreanSms sens = new KoreanSms.Sens(http, server.url(""), clock);

        assertThat(sens.send(sens(), NUMBER, SHORT).isSent()).isTrue();
        ScriptedServer.Received request = server.next();
        String path = "/sms/v2/services/ncp:sms:kr:1/messages";
        String timestamp = Long.toString(PageSamples.T0.toEpochMilli());
        assertThat(request.path()).isEqualTo(path);
        assertThat(request.header("x-ncp-apigw-signature-v2"))
                .isEqualTo(
                        Base64.getEncoder()
                                .encodeToString(
                                        KoreanSms.mac(
                                                "hush",
                                                "POST " + path + "\n" + timestamp + "\nkey")));
        assertThat(request.body())
                .contains("\"type\":\"SMS\"", "\"from\":\"0212345678\"", "\"to\":\"01012345678\"");
        assertThat(sens.send(sens(), NUMBER, LONG).isSent()).isTrue();
        assertThat(server.next().body()).contains("\"type\":\"LMS\"");
    }

    @Test
    void solapiGetsASignedRequest() throws Exception {
        server.behave(respond(200, "{\"statusCode\": \"2000\"}"));
        KoreanSms solapi = new KoreanSms.Solapi(http, server.url(""), clock);

        assertThat(solapi.send(solapi(), NUMBER, SHORT).isSent()).isTrue();
        ScriptedServer.Received request = server.next();
        Matcher authorization =
                Pattern.compile(
                                "HMAC-SHA256 apiKey=key, date=(\\S+), salt=(\\w+),"
                                        + " signature=(\\w+)")
                        .matcher(String.valueOf(request.header("authorization")));
        assertThat(authorization.matches()).isTrue();
        assertThat(authorization.group(3))
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(
                                        KoreanSms.mac(
                                                "hush",
                                                authorization.group(1) + authorization.group(2))));
        assertThat(request.body()).contains("\"to\":\"01012345678\"", "디스크 부족");
    }

    @Test
    void whatTheyDidNotTakeAndWhereTheyDoNotReachIsSaid() {
        server.behave(respond(200, "{\"statusCode\": \"1025\", \"statusMessage\": \"번호 오류\"}"));
        KoreanSms solapi = new KoreanSms.Solapi(http, server.url(""), clock);

        assertThat(solapi.send(solapi(), NUMBER, SHORT).message())
                .isEqualTo("SOLAPI did not take it: 번호 오류");
        assertThat(solapi.send(solapi(), "+15005550006", SHORT).outcome())
                .isEqualTo(Outcome.REFUSED);
    }
}
