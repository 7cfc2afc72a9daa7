// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.push;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.OutgoingRequest;
import dev.watchfire.integrations.http.OutgoingResult;
import dev.watchfire.integrations.http.Reach;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Call;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.page.Means;
import dev.watchfire.integrations.page.PageCall;
import dev.watchfire.integrations.page.PageMessage;
import dev.watchfire.integrations.render.Cut;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells a browser or a telephone by web push. The service between sees neither text nor links.
public final class PushMeans implements Means {
    /// Later than that it wakes nobody in time.
    private static final String TTL_SECONDS = "3600";

    private static final int MOST_BODY_RUNES = 600;
    private static final int MOST_TITLE_RUNES = 150;
    private static final int GONE = 410;
    private static final int NOT_FOUND = 404;

    private final VendorHttp http;
    private final VapidKeys keys;
    private final InstantSource clock;
    private final Reach reach;
    private final SecureRandom random = new SecureRandom();

    public PushMeans(VendorHttp http, VapidKeys keys) {
        // Whoever subscribes names the address.
        this(http, keys, InstantSource.system(), Reach.PUBLIC);
    }

    PushMeans(VendorHttp http, VapidKeys keys, InstantSource clock, Reach reach) {
        this.http = http;
        this.keys = keys;
        this.clock = clock;
        this.reach = reach;
    }

    /// Push services are many; one that hangs holds the others up for a moment at most.
    @Override
    public String destination(Options options) {
        return "push";
    }

    @Override
    public SendResult send(PageCall call) {
        Subscription subscription = Subscription.of(call.method().address());
        if (subscription == null) {
            return SendResult.refused(0, "the address is no push subscription");
        }
        byte[] sealed;
        String authorization;
        try {
            byte[] salt = new byte[PushCipher.SALT_BYTES];
            random.nextBytes(salt);
            byte[] text = payload(call.message()).getBytes(StandardCharsets.UTF_8);
            sealed =
                    PushCipher.seal(
                            text, subscription.key(), subscription.auth(), Curve.newPair(), salt);
            authorization =
                    keys.authorization(
                            subscription.origin(),
                            call.text("subject", call.message().home()),
                            clock.instant());
        } catch (GeneralSecurityException e) {
            return SendResult.refused(
                    0, "the subscription's keys cannot be used: " + e.getMessage());
        }
        Call request =
                Call.post(
                                subscription.endpoint(),
                                OutgoingRequest.BYTES,
                                new String(sealed, StandardCharsets.ISO_8859_1))
                        .header("Content-Encoding", "aes128gcm")
                        .header("Authorization", authorization)
                        .header("TTL", TTL_SECONDS)
                        .header("Urgency", call.message().isUrgent() ? "high" : "normal")
                        .hiding(subscription.endpoint(), authorization)
                        .within(reach);
        String topic = topic(call.message());
        if (topic != null) {
            request = request.header("Topic", topic);
        }
        OutgoingResult answer = http.ask(request, call.options(), call.timeout());
        if (answer instanceof OutgoingResult.Answered said
                && (said.status() == GONE || said.status() == NOT_FOUND)) {
            call.broken().accept("the browser has ended its subscription");
        }
        SendResult result = Judge.BY_STATUS.of(answer);
        // What is shown stays, so that it can be brought up to date.
        return result.isSent() && topic != null
                ? result.remembering(LabelSet.of("tag", topic))
                : result;
    }

    /// A newer message takes the place of one that has not arrived yet.
    private static @Nullable String topic(PageMessage message) {
        return message.pages().size() == 1 ? "page-" + message.pages().getFirst().id() : null;
    }

    /// For the console's service worker.
    static String payload(PageMessage message) {
        List<Map<String, Object>> actions =
                message.buttons().stream()
                        .limit(2)
                        .map(
                                button ->
                                        Json.object(
                                                "action",
                                                button.word(),
                                                "title",
                                                button.label(),
                                                "url",
                                                button.url()))
                        .toList();
        Map<String, Object> document =
                Json.object(
                        "kind",
                        message.kind().word(),
                        "title",
                        Cut.runes(message.headline(), MOST_TITLE_RUNES),
                        "body",
                        Cut.runes(String.join("\n", message.lines()), MOST_BODY_RUNES),
                        "url",
                        message.url(),
                        "tag",
                        topic(message),
                        "severity",
                        message.severity() == null ? null : String.valueOf(message.severity()),
                        "lang",
                        message.words().tag(),
                        "silent",
                        message.isUpdate(),
                        "close",
                        message.isUpdate() && message.isOver(),
                        "actions",
                        actions);
        String json = Json.write(document);
        if (Cut.utf8Length(json) <= PushCipher.MOST_BYTES) {
            return json;
        }
        // Links are worth more than the text.
        document.remove("body");
        return Json.write(document);
    }
}
