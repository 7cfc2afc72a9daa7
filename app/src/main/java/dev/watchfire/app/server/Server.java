// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.app.BuildInfo;
import dev.watchfire.app.arguments.Failure;
import dev.watchfire.app.server.ServerSettings.Feature;
import dev.watchfire.config.ReadResult;
import dev.watchfire.config.signin.SignInSettings;
import dev.watchfire.engine.matcher.MatcherParser;
import dev.watchfire.integrations.DispatchMode;
import dev.watchfire.integrations.push.VapidKeys;
import dev.watchfire.people.People;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.users.User;
import dev.watchfire.people.vault.Vault;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.runtime.EngineThread;
import dev.watchfire.runtime.Workspace;
import dev.watchfire.store.Store;
import dev.watchfire.store.StoreException;
import dev.watchfire.versions.Configurations;
import dev.watchfire.versions.StartRefused;
import dev.watchfire.web.Archive;
import dev.watchfire.web.Backend;
import dev.watchfire.web.Options;
import dev.watchfire.web.Pulse;
import dev.watchfire.web.Reloader;
import dev.watchfire.web.Shadowing;
import dev.watchfire.web.Sockets;
import dev.watchfire.web.WebSecurity;
import dev.watchfire.web.alertmanager.AlertmanagerApi.Build;
import dev.watchfire.web.alertmanager.AlertmanagerApi.Cluster;
import dev.watchfire.web.alertmanager.AlertmanagerApi.Peer;
import dev.watchfire.web.api.Changes;
import dev.watchfire.web.contact.HmacCodes;
import dev.watchfire.web.contact.PeopleMirror;
import dev.watchfire.web.contact.Reaching;
import dev.watchfire.web.inbound.ActionTokens;
import dev.watchfire.web.inbound.Acts;
import dev.watchfire.web.inbound.MailDoor;
import dev.watchfire.web.metrics.IntakeMetrics;
import dev.watchfire.web.metrics.MetricLabels;
import dev.watchfire.web.metrics.ReloadMetrics;
import dev.watchfire.web.oidc.Federation;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running server: every part of the program, put together. What cannot be started is closed
/// again and reported as a {@link Failure}.
public final class Server implements AutoCloseable {
    /// More GET requests at once than this many processors only wait for each other.
    private static final int LEAST_CONCURRENT_GETS = 8;

    /// The name of whom --admin-password-file makes.
    private static final String FIRST_ADMIN = "admin";

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private interface Part {
        void close();
    }

    /// What to close, the last started first.
    private final Deque<Part> parts = new ArrayDeque<>();

    private final ServerSettings settings;
    private final InstantSource clock;
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final AtomicReference<SignInSettings> signIn =
            new AtomicReference<>(SignInSettings.NONE);
    private final WebSecurity security;
    private final ExternalUrl external;
    private final Telemetry telemetry;
    private final EngineThread engine;
    private final Reloader reloader;
    private final Token token;
    private final People people;
    private final Configurations configurations;
    private final String setUpLink;
    private final CalendarReading calendars;
    private final ActionTokens actionTokens;
    private final Reaching reaching;
    private final Auditing auditing;
    private final AlarmPath alarmPath;
    private final dev.watchfire.web.Server web;

    public static Server start(ServerSettings settings, InstantSource clock) {
        return new Server(settings, clock);
    }

    private Server(ServerSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        boolean started = false;
        try {
            requireGoodFile();
            security = WebFile.read(settings.web().configFile());
            Store store = settings.location().open();
            parts.push(store::close);
            Changes changes = new Changes();
            people = People.open(changes.announced(store.documents()), clock, new SecureRandom());
            configurations = configurations(store);
            ReadResult.Accepted configuration = configurations.initial();
            Sockets sockets = Sockets.bind(listenAddresses());
            parts.push(sockets::close);
            InetSocketAddress first = sockets.addresses().getFirst();
            external =
                    ExternalUrl.of(
                            settings.web().externalUrl(),
                            settings.web().routePrefix(),
                            first,
                            security.tls() != null);
            token = Token.of(store, settings.tokenFile(), settings.newToken());
            parts.push(this::tidyPeople);
            setUpLink = setUp();
            PagingKeys keys = new PagingKeys(configurations.vault(), people);
            byte[] secret = keys.secret();
            actionTokens = new ActionTokens(secret, clock);
            HmacCodes codes = new HmacCodes(secret);
            VapidKeys vapid = keys.push();
            Sending sending =
                    new Sending(
                            store,
                            settings,
                            external.url(),
                            new Links(actionTokens),
                            codes::code,
                            vapid,
                            registry,
                            clock);
            parts.push(sending::closeClients);
            reaching = new Reaching(codes, vapid::publicKey, new SlackReplies(sending.outgoing()));
            telemetry = sending.telemetry();
            parts.push(telemetry::close);
            apply(configuration);
            Workspace workspace =
                    Workspace.open(
                            settings.engine(),
                            store,
                            new RoundListener(telemetry, sending, changes),
                            configuration.configuration(),
                            clock.instant().plus(settings.startDelay()),
                            clock.instant());
            engine = new EngineThread(workspace, clock);
            sending.start(engine, this::mailOf);
            engine.start();
            parts.push(engine::close);
            // Before the engine, which takes its last reports.
            parts.push(sending::close);
            MailDoor mailDoor =
                    new MailDoor(
                            new Acts(engine, people, new MatcherParser(settings.matcherSyntax())),
                            actionTokens);
            parts.push(mailDoor::close);
            mailDoor.start();
            calendars =
                    new CalendarReading(
                            engine,
                            people,
                            configurations.vault(),
                            sending.outgoing(),
                            registry,
                            clock);
            parts.push(calendars::close);
            PeopleMirror mirror = new PeopleMirror(people, engine);
            Runnable tell = () -> mirror.tell().exceptionally(_ -> null);
            tell.run();
            people.onChange(tell);
            alarmPath = sending.alarmPath();
            auditing = new Auditing(engine, sending, registry, clock, settings.startDelay());
            parts.push(auditing::close);
            Housekeeping housekeeping =
                    new Housekeeping(
                            store,
                            settings.journalRetention(),
                            settings.maintenanceInterval(),
                            clock);
            parts.push(housekeeping::close);
            IntakeMetrics.showLimit(registry, settings.engine().alertsPerName());
            reloader = reloader();
            Backend backend = backend(store, changes, sending, cluster(first.getPort()));
            web = dev.watchfire.web.Server.start(options(), sockets, backend);
            parts.push(web::close);
            housekeeping.also(
                    () -> {
                        web.tidy();
                        // Again, where the engine was too busy before.
                        tell.run();
                        tidyPeople();
                    });
            started = true;
        } catch (StoreException | IOException | GeneralSecurityException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } finally {
            if (!started) {
                close();
            }
        }
    }

    /// While there is nobody: the secret of a link for the first administrator; else empty.
    private String setUp() throws StoreException {
        try {
            Path passwordFile = settings.web().adminPasswordFile();
            if (passwordFile != null && !people.users().hasAdministrator()) {
                people.firstAdmin(FIRST_ADMIN, AdminPassword.read(passwordFile));
                LOG.info("Made the administrator \"{}\" with --admin-password-file", FIRST_ADMIN);
            }
            return people.setUpLink();
        } catch (Refusal e) {
            throw new Failure("--admin-password-file: " + e.text(), e);
        }
    }

    /// Writes who was seen; at the end of the program too.
    private @Nullable String mailOf(String person) {
        User user = people.users().named(person);
        return user == null || user.disabled() || user.email().isEmpty() ? null : user.email();
    }

    private void tidyPeople() {
        try {
            people.tidy();
        } catch (Refusal | StoreException e) {
            LOG.warn("Who was seen when was not written, trying again later", e);
        }
    }

    /// Before anything is made: a typing error in the first file leaves no data behind.
    private void requireGoodFile() {
        if (!settings.location().isSurelyNew()) {
            return;
        }
        try {
            Configurations.requireFile(settings.configuration());
        } catch (StartRefused e) {
            throw refused(e);
        }
    }

    private static Failure refused(StartRefused e) {
        return new Failure("the configuration is refused:" + System.lineSeparator() + e.text(), e);
    }

    private Configurations configurations(Store store) throws StoreException {
        Vault vault = Vault.open(settings.secretsKeyFile(), store.documents(), new SecureRandom());
        String problem = vault.problem();
        if (problem != null) {
            LOG.error("Secrets can be neither read nor saved. {}", problem);
        }
        try {
            Configurations opened =
                    Configurations.open(
                            settings.configuration(), store.documents(), people, vault, clock);
            ReadResult.Accepted initial = opened.initial();
            initial.warnings().forEach(w -> LOG.warn("{}:{}", w.source(initial.file()), w));
            return opened;
        } catch (StartRefused e) {
            throw refused(e);
        }
    }

    private Reloader reloader() {
        ReloadMetrics metrics = new ReloadMetrics(registry, clock);
        metrics.record(new Reloader.Outcome.Reloaded());
        ConfigurationReload reload =
                new ConfigurationReload(
                        configurations, settings.configuration().name(), engine, this::apply);
        configurations.runWith(reload);
        return metrics.recording(reload);
    }

    /// What of a configuration is not the engine's.
    private void apply(ReadResult.Accepted configuration) {
        telemetry.apply(configuration);
        signIn.set(configuration.signIn());
    }

    private List<String> listenAddresses() {
        return settings.web().listen().stream().map(Announcement::show).toList();
    }

    private Options options() {
        ServerSettings.Web web = settings.web();
        int concurrentGets =
                web.getConcurrency() > 0
                        ? web.getConcurrency()
                        : Math.max(
                                Runtime.getRuntime().availableProcessors(), LEAST_CONCURRENT_GETS);
        return new Options(
                listenAddresses(),
                external.uri(),
                external.prefix(),
                web.access(),
                Set.of(ExternalUrl.hostName()),
                concurrentGets,
                web.timeout(),
                Options.DEFAULT_BODY_BYTES,
                Options.DEFAULT_DRAIN,
                security);
    }

    private Backend backend(Store store, Changes changes, Sending sending, Cluster cluster) {
        BuildInfo build = BuildInfo.load();
        Pulse pulse =
                new Pulse() {
                    @Override
                    public Instant lastRound() {
                        return engine.lastRound();
                    }

                    @Override
                    public @Nullable Throwable failure() {
                        return engine.failure();
                    }
                };
        return new Backend(
                engine,
                Archive.of(store),
                store.documents(),
                changes,
                pulse,
                reloader,
                token.check(),
                people,
                configurations,
                new Federation(signIn::get, sending.providers()),
                new MatcherParser(settings.matcherSyntax()),
                sending::routeLabels,
                sending::rehearse,
                new Shadowing(
                        settings.dispatchMode() == DispatchMode.OBSERVE, store.shadowCopies()),
                registry,
                new MetricLabels(
                        settings.features().contains(Feature.ALERT_NAMES_IN_METRICS),
                        settings.features().contains(Feature.GROUP_KEY_IN_METRICS)),
                telemetry.tracing()::requestEnded,
                new Build(
                        BuildInfo.ALERTMANAGER_VERSION,
                        build.version(),
                        build.revision(),
                        "watchfire-" + build.version(),
                        "",
                        "",
                        "java" + Runtime.version().feature()),
                () -> cluster,
                calendars,
                actionTokens,
                reaching,
                auditing::report,
                clock);
    }

    /// @param port shown for "any free one": nothing is bound for a cluster of one
    private Cluster cluster(int port) {
        ServerSettings.Cluster cluster = settings.cluster();
        String address = cluster.address();
        if (address == null) {
            return new Cluster("", "disabled", List.of());
        }
        String shown = address.replaceFirst(":0$", ":" + port);
        return new Cluster(cluster.name(), "ready", List.of(new Peer(cluster.name(), shown)));
    }

    /// Reads the configuration anew and puts it in force, whole or not at all.
    public void reload() {
        var _ = reloader.reload();
    }

    public EngineAccess engine() {
        return engine;
    }

    AlarmPath alarmPath() {
        return alarmPath;
    }

    public People people() {
        return people;
    }

    List<InetSocketAddress> addresses() {
        return web.addresses();
    }

    /// Where a browser on this machine finds it, without a slash at the end.
    public String localUrl() {
        InetSocketAddress first = web.addresses().getFirst();
        String host =
                first.getAddress().isAnyLocalAddress() || first.getAddress().isLoopbackAddress()
                        ? "localhost:" + first.getPort()
                        : Announcement.show(first);
        return (security.tls() == null ? "http://" : "https://") + host + external.prefix();
    }

    /// Where a browser on this machine makes the first administrator; null where there is one.
    @Nullable String setUpUrl() {
        return setUpLink.isEmpty() ? null : localUrl() + "/setup#" + setUpLink;
    }

    @Nullable String freshToken() {
        return token.fresh();
    }

    /// Takes nothing more, finishes what is under way, and lets go of everything.
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }
}
