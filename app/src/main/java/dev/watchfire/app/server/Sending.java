// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.app.BuildInfo;
import dev.watchfire.app.server.ServerSettings.Feature;
import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.Addresses;
import dev.watchfire.integrations.Dispatcher;
import dev.watchfire.integrations.Message;
import dev.watchfire.integrations.NotificationMetrics;
import dev.watchfire.integrations.Rehearsal;
import dev.watchfire.integrations.Senders;
import dev.watchfire.integrations.http.HostLookup;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.Outgoing;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.page.ActionLinks;
import dev.watchfire.integrations.page.AllMeans;
import dev.watchfire.integrations.page.Codes;
import dev.watchfire.integrations.page.PageMetrics;
import dev.watchfire.integrations.page.Pager;
import dev.watchfire.integrations.push.VapidKeys;
import dev.watchfire.integrations.render.LatestTemplates;
import dev.watchfire.integrations.render.Texts;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.runtime.Workspace;
import dev.watchfire.store.Store;
import dev.watchfire.store.StoreException;
import dev.watchfire.web.ReceiverTests;
import dev.watchfire.web.oidc.ProviderHttp;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way out: the dispatcher with what it sends through, or nothing while sending is paused.
final class Sending implements Workspace.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private final HttpClients clients;
    private final Telemetry telemetry;
    private final Dispatcher dispatcher;
    private final Rehearsal rehearsal;
    private final @Nullable PausedSending pause;
    private final LatestTemplates templates;
    private final String externalUrl;
    private final AlarmPath alarmPath;

    /// @param externalUrl where people find this server, without a slash at its end
    /// @param push what browsers know this server by
    /// @param links what messages about pages are answered by
    Sending(
            Store store,
            ServerSettings settings,
            String externalUrl,
            ActionLinks links,
            Codes codes,
            VapidKeys push,
            PrometheusRegistry registry,
            InstantSource clock)
            throws StoreException {
        String reason = paused(store, settings.resumeSending());
        pause = reason == null ? null : new PausedSending(clock, reason);
        templates = new LatestTemplates(clock);
        this.externalUrl = externalUrl;
        clients = new HttpClients(HostLookup.system(), System.getenv(), clock);
        telemetry = new Telemetry(clients, settings, registry, clock);
        String version = BuildInfo.load().version();
        Senders senders = Senders.all(clients, version);
        rehearsal = new Rehearsal(senders, version, clock, externalUrl, settings.dispatchMode());
        Pager pager =
                new Pager(
                        AllMeans.of(
                                new VendorHttp(clients, version),
                                new PageMetrics(registry),
                                links,
                                push),
                        links,
                        codes,
                        externalUrl,
                        clock);
        alarmPath = new AlarmPath(rehearsal, pager, settings.dispatchMode());
        dispatcher =
                new Dispatcher(
                        senders,
                        pager,
                        clients,
                        new NotificationMetrics(
                                registry,
                                settings.features().contains(Feature.RECEIVER_NAME_IN_METRICS)),
                        clock,
                        settings.dispatchMode(),
                        externalUrl,
                        telemetry.tracing());
    }

    /// For asking those through whom people sign in.
    ProviderHttp providers() {
        return new ProviderClient(clients);
    }

    /// For asking others besides receivers.
    Outgoing outgoing() {
        return clients;
    }

    /// Told beside the dispatcher, and closed after it.
    Telemetry telemetry() {
        return telemetry;
    }

    private static @Nullable String paused(Store store, boolean resume) throws StoreException {
        String reason = store.setting(Store.SENDING_PAUSED);
        if (reason == null) {
            return null;
        }
        if (resume) {
            store.putSetting(Store.SENDING_PAUSED, null);
            LOG.warn("Sending again: it was paused ({})", reason);
            return null;
        }
        LOG.warn(
                "Nothing is sent: {}. Look at what it would send, then start once with"
                        + " --dispatch.resume",
                reason);
        return reason;
    }

    @Override
    public void onBatch(Batch batch) {
        dispatcher.onBatch(batch);
    }

    @Override
    public void onCommitted(Image image, List<Delivery> starting) {
        if (pause == null) {
            dispatcher.onCommitted(image, starting);
        } else {
            pause.onCommitted(image, starting);
        }
    }

    /// To be called before the engine's thread starts.
    void start(EngineAccess engine, Addresses addresses) {
        dispatcher.start(engine, addresses);
        if (pause != null) {
            pause.start(engine);
        }
    }

    /// Tells a receiver a made up alert, or shows what it would be told.
    List<ReceiverTests.Told> rehearse(
            Configuration configuration,
            Receiver receiver,
            LabelSet labels,
            LabelSet annotations,
            boolean send) {
        return rehearsal.tell(configuration, receiver, labels, annotations, send).stream()
                .map(Sending::told)
                .toList();
    }

    /// For telling that this server fails.
    AlarmPath alarmPath() {
        return alarmPath;
    }

    private static ReceiverTests.Told told(Rehearsal.Told told) {
        return new ReceiverTests.Told(
                told.integration().label(),
                told.result().outcome().name().toLowerCase(Locale.ROOT),
                told.result().status(),
                told.result().message(),
                told.failures(),
                told.requests().stream()
                        .map(
                                r ->
                                        new ReceiverTests.Request(
                                                r.method(),
                                                r.destination(),
                                                r.contentType(),
                                                r.body()))
                        .toList());
    }

    /// The labels of a group's route as its messages have them.
    LabelSet routeLabels(Image image, Route route, Group group, List<Alert> alerts) {
        return Texts.withRouteLabels(
                        templates.of(image.configuration()),
                        Message.of(route, group, alerts, externalUrl))
                .message()
                .routeLabels();
    }

    /// Finishes what is being sent; the engine must still take the reports.
    void close() {
        dispatcher.close();
    }

    void closeClients() {
        clients.close();
    }
}
