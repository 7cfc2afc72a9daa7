// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.sms;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.page.Means;
import dev.watchfire.integrations.page.PageCall;
import dev.watchfire.integrations.page.PageMessage;
import dev.watchfire.integrations.page.PageMetrics;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells a person about a page by a text message. A message that may have arrived is not sent
/// again.
public final class SmsMeans implements Means {
    /// Enough for a title, a reason and a link in Korean.
    private static final int MOST_SEGMENTS = 4;

    private final Map<String, SmsProvider> providers;
    private final PageMetrics metrics;

    public SmsMeans(VendorHttp http, PageMetrics metrics) {
        this(
                Map.of(
                        "twilio", new TwilioSms(http, TwilioSms.API),
                        "http", new HttpSms(http),
                        "smpp", new SmppSms(),
                        "sens",
                                new KoreanSms.Sens(
                                        http, KoreanSms.Sens.API, InstantSource.system()),
                        "solapi",
                                new KoreanSms.Solapi(
                                        http, KoreanSms.Solapi.API, InstantSource.system())),
                metrics);
    }

    SmsMeans(Map<String, SmsProvider> providers, PageMetrics metrics) {
        this.providers = Map.copyOf(providers);
        this.metrics = metrics;
    }

    private @Nullable SmsProvider provider(Options options) {
        return options.has("provider") ? providers.get(options.text("provider")) : null;
    }

    @Override
    public String destination(Options options) {
        SmsProvider provider = provider(options);
        return provider == null ? "sms" : provider.destination(options);
    }

    @Override
    public SendResult send(PageCall call) {
        SmsProvider provider = provider(call.options());
        String name = call.text("provider");
        if (provider == null) {
            return SendResult.refused(
                    0, "paging.sms: there is no provider \"%s\" in this version".formatted(name));
        }
        String problem = PhoneNumber.problem(call.method().address());
        if (problem != null) {
            return SendResult.refused(0, problem);
        }
        SmsText text =
                text(
                        call.message(),
                        (int) call.number("max_segments", MOST_SEGMENTS),
                        provider.hearsReplies());
        SendResult result =
                PhoneJudge.cautious(
                        provider.send(call, PhoneNumber.normal(call.method().address()), text));
        if (result.isSent()) {
            metrics.segments(name, text.segments());
            metrics.cost("sms", call.text("price"), text.segments());
        }
        return result;
    }

    /// The link and how to answer are worth more than the end of a long title.
    ///
    /// @param answered whether somebody hears what is replied
    static SmsText text(PageMessage message, int mostSegments, boolean answered) {
        if (message.kind() == Notice.Kind.CODE) {
            return SmsText.of(message.words().codeText(message.code()));
        }
        List<String> lines = message.lines();
        String head = message.headline() + "\n" + String.join("\n", lines);
        List<PageMessage.Button> buttons = message.buttons();
        String url = buttons.isEmpty() ? message.url() : buttons.getFirst().url();
        String replies = buttons.isEmpty() || !answered ? "" : "\n" + message.words().replies();
        return SmsText.fitting(head, "\n" + url + replies, mostSegments);
    }
}
