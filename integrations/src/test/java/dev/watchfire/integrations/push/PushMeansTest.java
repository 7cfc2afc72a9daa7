// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.push;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static dev.watchfire.integrations.page.PageSamples.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.HostLookup;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.Reach;
import dev.watchfire.integrations.http.ScriptedServer;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.page.PageSamples;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PushMeansTest {
    private static final String BROWSER =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";

    private final HttpClients clients =
            new HttpClients(HostLookup.system(), Map.of(), InstantSource.fixed(PageSamples.T0));
    private final VendorHttp http = new VendorHttp(clients, "1.2.3");
    private final ScriptedServer server = ScriptedServer.start(respond(201, ""));
    private final VapidKeys keys = VapidKeys.generate();
    private final PushMeans means = new PushMeans(http, keys, () -> PageSamples.T0, Reach.ANYWHERE);
    private final List<String> notes = PageSamples.notes();

    @AfterEach
    void close() {
        clients.close();
        server.close();
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private SendResult send(PushMeans by, String address) {
        return by.send(
                PageSamples.call(
                        message("en"),
                        "push",
                        address,
                        Map.of("subject", "mailto:ops@example.org"),
                        LabelSet.EMPTY,
                        notes::add));
    }

    private String subscription() {
        return "{\"endpoint\": \"%s\", \"keys\": {\"p256dh\": \"%s\", \"auth\": \"%s\"}}"
                .formatted(server.url("/push/abc"), BROWSER, AUTH);
    }

    @Test
    void theAppendixOfRfc8291IsSealedToItsBytes() throws Exception {
        KeyPair sender =
                new KeyPair(
                        Curve.key(
                                bytes(
                                        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")),
                        KeyFactory.getInstance("EC")
                                .generatePrivate(
                                        new ECPrivateKeySpec(
                                                new BigInteger(
                                                        1,
                                                        bytes(
                                                                "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")),
                                                Curve.parameters())));
        byte[] sealed =
                PushCipher.seal(
                        "When I grow up, I want to be a watermelon"
                                .getBytes(StandardCharsets.UTF_8),
                        bytes(BROWSER),
                        bytes(AUTH),
                        sender,
                        bytes("DGv6ra1nlYgDCS1FRnbzlw"));

        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed))
                .isEqualTo(
                        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    @Test
    void aMessageIsSealedAndSignedByThisServer() throws Exception {
        SendResult result = send(means, subscription());

        assertThat(result.isSent()).isTrue();
        assertThat(result.memory()).isEqualTo(LabelSet.of("tag", "page-41"));
        ScriptedServer.Received request = server.next();
        assertThat(request.header("content-encoding")).isEqualTo("aes128gcm");
        assertThat(request.header("urgency")).isEqualTo("high");
        assertThat(request.header("topic")).isEqualTo("page-41");
        assertThat(request.body()).doesNotContain("Disk");
        String[] parts =
                String.valueOf(request.header("authorization"))
                        .replace("vapid t=", "")
                        .split(", k=", -1);
        assertThat(parts[1]).isEqualTo(keys.publicKey());
        String[] token = parts[0].split("\\.", -1);
        Map<String, Object> claims =
                Json.readObject(new String(bytes(token[1]), StandardCharsets.UTF_8));
        assertThat(claims)
                .containsEntry("aud", "http://127.0.0.1:" + server.port())
                .containsEntry("sub", "mailto:ops@example.org");
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        ECPublicKey key = Curve.key(bytes(keys.publicKey()));
        signature.initVerify(key);
        signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(bytes(token[2]))).isTrue();
    }

    /// The console's tests show these to its service worker.
    private static Map<String, Object> sample(String name) throws IOException {
        try (InputStream in = PushMeansTest.class.getResourceAsStream(name + ".json")) {
            return Json.readObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Map<String, Object> payload(Notice.Kind kind, Page.State state) {
        return Json.readObject(PushMeans.payload(message("ko", kind, PageSamples.page(state))));
    }

    @Test
    void whatTheServiceWorkerGetsHasLinksToAct() throws Exception {
        assertThat(payload(Notice.Kind.PAGE, Page.State.TRIGGERED)).isEqualTo(sample("page"));
    }

    @Test
    void whatBecameOfAPageIsSaidSilently() throws Exception {
        assertThat(payload(Notice.Kind.PAGE_UPDATE, Page.State.ACKNOWLEDGED))
                .isEqualTo(sample("acknowledged"))
                .containsEntry("silent", true);
        assertThat(payload(Notice.Kind.PAGE_UPDATE, Page.State.RESOLVED))
                .isEqualTo(sample("over"))
                .containsEntry("close", true);
    }

    @Test
    void aSubscriptionThatEndedBreaksTheMethod() {
        server.behave(respond(410, "gone"));

        assertThat(send(means, subscription()).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(notes).containsExactly("the browser has ended its subscription");
    }

    @Test
    void keysThatAreNoneAreRefusedBeforeAnythingLeaves() {
        assertThat(send(means, subscription().replace(BROWSER, "AAAA")).message())
                .contains("a key has 65 bytes");
        assertThat(send(means, subscription().replace("i6-A", "i6-B")).message())
                .contains("no point of the curve");
        assertThat(send(means, "nonsense").message())
                .isEqualTo("the address is no push subscription");
        assertThat(server.unread()).isZero();
    }

    @Test
    void aSubscriptionCannotReachIntoTheNetwork() {
        SendResult result = send(new PushMeans(http, keys), subscription());

        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(server.unread()).isZero();
    }

    @Test
    void keysAreTheSameAfterARestart() {
        assertThat(VapidKeys.read(keys.write()).publicKey()).isEqualTo(keys.publicKey());
    }
}
