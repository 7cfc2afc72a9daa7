// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web;

import dev.watchfire.config.DefaultConfiguration;
import dev.watchfire.config.signin.SignInSettings;
import dev.watchfire.engine.Command;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.decision.Settings;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.MatcherParser;
import dev.watchfire.engine.matcher.MatcherSyntax;
import dev.watchfire.people.People;
import dev.watchfire.people.passwords.PasswordHashing;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.runtime.EngineThread;
import dev.watchfire.runtime.Workspace;
import dev.watchfire.store.Store;
import dev.watchfire.store.StoreException;
import dev.watchfire.store.StoreLocation;
import dev.watchfire.versions.Configurations;
import dev.watchfire.web.access.HashedToken;
import dev.watchfire.web.alertmanager.AlertmanagerApi.Build;
import dev.watchfire.web.alertmanager.AlertmanagerApi.Cluster;
import dev.watchfire.web.alertmanager.AlertmanagerApi.Peer;
import dev.watchfire.web.api.AuditReport;
import dev.watchfire.web.api.Changes;
import dev.watchfire.web.calendar.CalendarReads;
import dev.watchfire.web.contact.Codes;
import dev.watchfire.web.contact.HmacCodes;
import dev.watchfire.web.contact.PeopleMirror;
import dev.watchfire.web.contact.Reaching;
import dev.watchfire.web.contract.Contract;
import dev.watchfire.web.inbound.ActionTokens;
import dev.watchfire.web.metrics.MetricLabels;
import dev.watchfire.web.oidc.Federation;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A real engine over a real SQLite file behind the server, with a clock that stands still, and a
/// client that speaks to it through the port.
public final class Rig implements AutoCloseable {
    static {
        // Some tests must say another Host than the one they connect to.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    public static final String TOKEN = "the-token-of-the-tests";
    public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /// These passwords protect nothing.
    private static final PasswordHashing.Cost CHEAP = new PasswordHashing.Cost(64, 1);

    public static final String CONFIGURATION =
            """
            route:
              receiver: team
              group_by: [alertname]
              routes:
              - matchers: ['severity="page"']
                receiver: pager
                continue: true
              - matchers: ['severity=~"page|low"']
                receiver: chat
                mute_time_intervals: [sundays]
                labels: {desk: chat, load: '{{ len .Alerts }}'}
            receivers:
            - name: team
              labels: {owner: platform}
            - name: pager
              webhook_configs: [{url: 'http://127.0.0.1:9/'}]
            - name: chat
              webhook_configs: [{url: 'http://127.0.0.1:9/'}, {url: 'http://127.0.0.1:9/2'}]
            inhibit_rules:
            - source_matchers: ['alertname="Boss"']
              target_matchers: ['severity="low"']
              equal: [cluster]
            time_intervals:
            - name: sundays
              time_intervals: [{weekdays: [sunday]}]
            schedules:
            - name: platform
              team: platform
              zone: Asia/Seoul
              layers:
              - {name: week, start: '2026-11-09T09:00', turns: [ada, grace]}
            holidays:
            - {name: kr, built_in: kr}
            business_hours:
            - name: office
              zone: Asia/Seoul
              hours: [{days: ['mon:fri'], from: "09:00", to: "18:00"}]
              holidays: [kr]
            teams:
            - {name: platform, channel: chat, zone: Asia/Seoul, business_hours: office}
            services:
            - name: team
              owner: platform
              tier: 1
              matchers: ['alertname="Disk"']
              depends_on: [storage]
              runbook: https://wiki.example.com/disk
              revenue_per_minute: {amount: 12.5, currency: EUR}
            - {name: storage, owner: platform}
            """;

    /// Time that only tests move.
    public static final class Clock implements InstantSource {
        private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

        @Override
        public Instant instant() {
            return now.get();
        }

        public void advance(Duration by) {
            now.updateAndGet(t -> t.plus(by));
        }
    }

    public final Clock clock;
    public final PrometheusRegistry metrics = new PrometheusRegistry();
    public final BlockingQueue<String> traced = new LinkedBlockingQueue<>();
    public final BlockingQueue<String> replies = new LinkedBlockingQueue<>();
    public final Changes changes = new Changes();
    public final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    public final People people;

    /// The file's part of the configuration, which tests may change.
    public final TestFile file;

    public final Configurations configurations;
    public final Path keyFile;

    /// How providers are asked.
    public final TestHttp providers = new TestHttp();

    /// Where people may sign in besides here; nowhere until a test says so.
    public final AtomicReference<SignInSettings> signIn =
            new AtomicReference<>(SignInSettings.NONE);

    /// What proves that a means is somebody's.
    public final Codes codes = new HmacCodes(new byte[HmacCodes.SECRET_BYTES]);

    private final Store store;
    private final EngineThread engine;
    private final Server server;
    private final String prefix;
    private volatile @Nullable Instant lastRound;
    private volatile @Nullable Contract contract;
    private volatile Reloader.Outcome reload = new Reloader.Outcome.Reloaded();

    private Rig(
            Path folder,
            UnaryOperator<Options> options,
            UnaryOperator<EngineAccess> engineAccess,
            String configuration,
            Clock clock,
            MetricLabels labels,
            Settings settings)
            throws IOException, GeneralSecurityException, StoreException {
        this.clock = clock;
        store = new StoreLocation.Folder(folder).open();
        people =
                People.open(changes.announced(store.documents()), clock, new SecureRandom(), CHEAP);
        keyFile = folder.resolve("secrets.key");
        file = new TestFile(configuration);
        configurations = file.open(keyFile, store, people, clock);
        Workspace workspace =
                Workspace.open(
                        settings,
                        store,
                        (image, starting) -> changes.changed(image.sequence()),
                        configurations.initial().configuration(),
                        Instant.MIN,
                        clock.instant());
        engine = new EngineThread(workspace, clock);
        engine.start();
        Options chosen = options.apply(Options.on("127.0.0.1:0"));
        prefix = chosen.routePrefix();
        configurations.runWith(
                accepted -> {
                    engine.submit(new Command.Configure(accepted.configuration())).join();
                    return null;
                });
        server =
                Server.start(
                        chosen,
                        new Backend(
                                engineAccess.apply(engine),
                                Archive.of(store),
                                store.documents(),
                                changes,
                                new Pulse() {
                                    @Override
                                    public Instant lastRound() {
                                        Instant fixed = lastRound;
                                        return fixed == null ? clock.instant() : fixed;
                                    }

                                    @Override
                                    public @Nullable Throwable failure() {
                                        return engine.failure();
                                    }
                                },
                                () -> reload,
                                HashedToken.ofToken(TOKEN),
                                people,
                                configurations,
                                new Federation(signIn::get, providers),
                                new MatcherParser(MatcherSyntax.FALLBACK),
                                Rig::routeLabels,
                                Rig::tell,
                                new Shadowing(true, store.shadowCopies()),
                                metrics,
                                labels,
                                (route, method, status, _, traceparent) ->
                                        traced.add(
                                                "%s %s %s %s"
                                                        .formatted(
                                                                method,
                                                                route,
                                                                status,
                                                                traceparent)),
                                new Build(
                                        "0.34.0", "0.1.0", "abc", "main", "tests", "today", "java"),
                                () ->
                                        new Cluster(
                                                "node-1",
                                                "ready",
                                                List.of(new Peer("node-1", "127.0.0.1:9094"))),
                                CalendarReads.NONE,
                                new ActionTokens(new byte[32], clock),
                                new Reaching(
                                        codes, () -> "BPublicHalf", (_, text) -> replies.add(text)),
                                () -> AuditReport.NONE,
                                clock));
        PeopleMirror mirror = new PeopleMirror(people, engine);
        mirror.tell().join();
        people.onChange(() -> mirror.tell().join());
    }

    /// A label that is a template says how many alerts it was given.
    private static LabelSet routeLabels(Image image, Route route, Group group, List<Alert> alerts) {
        Map<String, String> labels = new LinkedHashMap<>();
        route.labels()
                .forEach(
                        (name, value) ->
                                labels.put(
                                        name,
                                        value.contains("{{") ? "of " + alerts.size() : value));
        return LabelSet.of(labels);
    }

    /// Receivers that take whatever they are told.
    private static List<ReceiverTests.Told> tell(
            Configuration configuration,
            Receiver receiver,
            LabelSet labels,
            LabelSet annotations,
            boolean send) {
        return List.of(
                new ReceiverTests.Told(
                        "webhook[0]",
                        "sent",
                        200,
                        receiver.name() + " " + labels + " " + annotations,
                        List.of(),
                        send
                                ? List.of()
                                : List.of(
                                        new ReceiverTests.Request(
                                                "POST", "http://h:80", "application/json", "{}"))));
    }

    public static Rig start(Path folder) {
        return start(folder, o -> o);
    }

    public static Rig start(Path folder, UnaryOperator<Options> options) {
        return start(folder, options, engine -> engine);
    }

    /// With something between the server and the engine.
    public static Rig start(
            Path folder, UnaryOperator<Options> options, UnaryOperator<EngineAccess> engine) {
        return made(folder, options, engine, CONFIGURATION, MetricLabels.NONE, Settings.DEFAULT);
    }

    private static Rig made(
            Path folder,
            UnaryOperator<Options> options,
            UnaryOperator<EngineAccess> engine,
            String configuration,
            MetricLabels labels,
            Settings settings) {
        try {
            return new Rig(folder, options, engine, configuration, new Clock(), labels, settings);
        } catch (IOException | GeneralSecurityException | StoreException e) {
            throw new IllegalStateException(e);
        }
    }

    /// With a file of one's own; null for none, as a server that was started without one.
    public static Rig with(Path folder, @Nullable String file) {
        return behind(folder, file == null ? DefaultConfiguration.TEXT : file, engine -> engine);
    }

    /// With both.
    public static Rig behind(Path folder, String file, UnaryOperator<EngineAccess> engine) {
        return made(folder, o -> o, engine, file, MetricLabels.NONE, Settings.DEFAULT);
    }

    /// With every label that metrics can have.
    public static Rig labelled(Path folder) {
        return made(
                folder,
                o -> o,
                engine -> engine,
                CONFIGURATION,
                new MetricLabels(true, true),
                new Settings(
                        Settings.DEFAULT.retention(),
                        0,
                        0,
                        1,
                        Settings.DEFAULT.writeBackAfter(),
                        1));
    }

    public void reloadYields(Reloader.Outcome outcome) {
        reload = outcome;
    }

    public void roundsStandAt(Instant instant) {
        lastRound = instant;
    }

    public EngineAccess engine() {
        return engine;
    }

    public Server server() {
        return server;
    }

    public int port() {
        return server.addresses().getFirst().getPort();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + prefix + path);
    }

    /// A request with the token.
    public HttpRequest.Builder request(String path) {
        return stranger(path).header("Authorization", "Bearer " + TOKEN);
    }

    /// A request without any credential.
    public HttpRequest.Builder stranger(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
    }

    /// Every answer of our own API is held against its contract.
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.uri().getPath().startsWith(prefix + Contract.BASE)) {
                holdAgainstTheContract(
                        response.uri().getPath().substring(prefix.length()), response);
            }
            return response;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void holdAgainstTheContract(String path, HttpResponse<String> response) {
        List<String> breaches =
                contract()
                        .breaches(
                                response.request().method(),
                                path,
                                response.statusCode(),
                                response.headers().firstValue("Content-Type").orElse(""),
                                response.body());
        if (!breaches.isEmpty()) {
            throw new AssertionError("the contract says otherwise: " + breaches);
        }
    }

    /// What our own API promises; it knows what was seen of it so far.
    public Contract contract() {
        Contract known = contract;
        if (known == null) {
            byte[] json = bytes(request(Contract.BASE + "/openapi.json")).body();
            known = new Contract(new String(json, StandardCharsets.UTF_8));
            contract = known;
        }
        return known;
    }

    /// What came over the line, also where it is no text.
    public HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Ends the first attempt of a delivery: its destination refused it for good.
    public void refuse(long delivery) {
        Delivery.Attempt attempt =
                new Delivery.Attempt(1, NOW, NOW, Delivery.Outcome.REFUSED, 404, "no such hook");
        engine.submit(new Command.ReportAttempt(delivery, attempt, 0)).join();
    }

    /// Ends every open delivery as one that was only observed.
    public void observe() {
        List<Long> open = new ArrayList<>();
        engine.image().deliveries().forEach(delivery -> open.add(delivery.id()));
        for (long delivery : open) {
            Delivery.Attempt attempt =
                    new Delivery.Attempt(
                            1, clock.instant(), clock.instant(), Delivery.Outcome.OBSERVED, 0, "");
            engine.submit(new Command.ReportAttempt(delivery, attempt, 0)).join();
        }
    }

    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    public HttpResponse<String> post(String path, String json) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> method(String method, String path) {
        return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    /// Posts alerts that must be taken.
    public void fire(String... labels) {
        StringBuilder body = new StringBuilder("[");
        for (String set : labels) {
            body.append(body.length() > 1 ? "," : "")
                    .append("{\"labels\":")
                    .append(set)
                    .append('}');
        }
        HttpResponse<String> response = post("/api/v2/alerts", body.append(']').toString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.body());
        }
    }

    @Override
    public void close() {
        // Its connections are what a server that stops would wait for.
        client.shutdownNow();
        server.close();
        client.close();
        engine.close();
        store.close();
    }
}
