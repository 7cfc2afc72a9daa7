// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.email.EmailSender;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.OutgoingRequest;
import dev.watchfire.integrations.http.OutgoingResult;
import dev.watchfire.integrations.render.TemplateSet;
import dev.watchfire.integrations.render.Texts;
import jakarta.mail.internet.AddressException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Tells a receiver a message that was made up for the purpose, or shows what it would be told.
/// Nothing of it is remembered. Safe for any thread; blocks.
public final class Rehearsal {
    /// Of one integration: whoever asked waits for all of them.
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /// An answer with which every vendor's integration goes on to its next request.
    private static final String FRIENDLY =
            """
            {"ok":true,"success":true,"errcode":0,"access_token":"preview","ts":"1",\
            "issues":[],"total":0}\
            """;

    private final Senders senders;
    private final String version;
    private final InstantSource clock;
    private final String externalUrl;
    private final DispatchMode mode;

    /// @param version of Watchfire, e.g. `1.2.0`
    /// @param externalUrl where people find this server, without a slash at its end
    public Rehearsal(
            Senders senders,
            String version,
            InstantSource clock,
            String externalUrl,
            DispatchMode mode) {
        this.senders = senders;
        this.version = version;
        this.clock = clock;
        this.externalUrl = externalUrl;
        this.mode = mode;
    }

    /// A request as people may see it.
    ///
    /// @param destination scheme, host and port: paths hold tokens
    /// @param body without secrets
    public record Shown(String method, String destination, String contentType, String body) {}

    /// What came of one integration.
    ///
    /// @param failures of templates, in whose place plain text stands
    /// @param requests what would be sent; empty where it was sent
    public record Told(
            Integration integration,
            SendResult result,
            List<String> failures,
            List<Shown> requests) {}

    /// @param labels of the made up alert
    /// @param send whether to send, not only to show
    public List<Told> tell(
            Configuration configuration,
            Receiver receiver,
            LabelSet labels,
            LabelSet annotations,
            boolean send) {
        TemplateSet templates = TemplateSet.of(configuration.templates(), clock);
        Message message =
                message(receiver, labels, annotations)
                        .withRouteLabels(routeLabels(configuration.route(), receiver.name()));
        List<Told> told = new ArrayList<>();
        for (Integration integration : receiver.integrations()) {
            Texts texts = Texts.withRouteLabels(templates, message);
            told.add(
                    send
                            ? send(integration, texts.message(), texts)
                            : preview(integration, texts.message(), texts));
        }
        return told;
    }

    /// Those of the first route that leads to the receiver, as a made up alert took none.
    private static LabelSet routeLabels(Route route, String receiver) {
        if (route.receiver().equals(receiver)) {
            return route.labels();
        }
        for (Route child : route.routes()) {
            LabelSet labels = routeLabels(child, receiver);
            if (!labels.isEmpty()) {
                return labels;
            }
        }
        return LabelSet.EMPTY;
    }

    private Message message(Receiver receiver, LabelSet labels, LabelSet annotations) {
        Message.Told alert =
                new Message.Told(
                        labels, annotations, clock.instant(), null, externalUrl + "/#test");
        return new Message(
                receiver.name(),
                Delivery.Reason.FIRST_NOTIFICATION,
                List.of(alert),
                0,
                0,
                labels,
                LabelSet.EMPTY,
                "{}:test",
                externalUrl);
    }

    private Told send(Integration integration, Message message, Texts texts) {
        SendResult result =
                mode == DispatchMode.OBSERVE
                        ? SendResult.refused(0, "not sent: --dispatch.mode is observe")
                        : send(senders, integration, message, texts);
        return new Told(integration, result, texts.failures(), List.of());
    }

    private static SendResult send(
            Senders senders, Integration integration, Message message, Texts texts) {
        Sender sender = senders.sender(integration);
        return sender == null
                ? SendResult.refused(0, Senders.whyNot(integration))
                : sender.send(
                        new Notification(
                                message,
                                (Options) integration.settings(),
                                texts,
                                LabelSet.EMPTY,
                                TIMEOUT));
    }

    private Told preview(Integration integration, Message message, Texts texts) {
        List<Shown> requests = new ArrayList<>();
        Senders recording =
                Senders.all(
                        (request, _) -> {
                            requests.add(shown(request, integration));
                            return new OutgoingResult.Answered(200, "", 0, FRIENDLY);
                        },
                        version);
        SendResult result =
                integration.type().equals("email")
                        ? mail(integration, texts, requests)
                        : send(recording, integration, message, texts);
        return new Told(integration, result, texts.failures(), requests);
    }

    private static SendResult mail(Integration integration, Texts texts, List<Shown> requests) {
        Options options = (Options) integration.settings();
        try {
            String mail = EmailSender.preview(options, texts);
            String server = "smtp://" + options.text("smarthost");
            requests.add(
                    new Shown(
                            "MAIL",
                            server,
                            "message/rfc822",
                            hidden(mail, integration, List.of())));
            return SendResult.sent(0);
        } catch (AddressException e) {
            return SendResult.refused(0, String.valueOf(e.getMessage()));
        }
    }

    private static Shown shown(OutgoingRequest request, Integration integration) {
        return new Shown(
                request.method(),
                HttpClients.destination(request.url()),
                request.headers().getOrDefault("Content-Type", ""),
                hidden(request.body(), integration, request.secrets()));
    }

    private static String hidden(
            String text, Integration integration, Collection<String> moreSecrets) {
        String body = text;
        List<String> secrets = new ArrayList<>(moreSecrets);
        if (integration.settings() instanceof Options options) {
            options.secrets().forEach(secret -> secrets.add(secret.reveal()));
        }
        for (String secret : secrets) {
            body = secret.isEmpty() ? body : body.replace(secret, Secret.HIDDEN);
        }
        return body;
    }
}
