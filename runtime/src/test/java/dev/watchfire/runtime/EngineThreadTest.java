// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.alert.IncomingAlert;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.decision.Settings;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.store.Store;
import dev.watchfire.store.StoreException;
import dev.watchfire.store.StoreLocation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineThreadTest {
    private static final Configuration CONFIGURATION =
            new Configuration(
                    new Route(
                            "{}",
                            "{}",
                            "nobody",
                            List.of("alertname"),
                            false,
                            Duration.ofHours(1),
                            Duration.ofHours(1),
                            Duration.ofHours(4),
                            List.of(),
                            false,
                            List.of(),
                            List.of(),
                            LabelSet.EMPTY,
                            List.of()),
                    List.of(new Receiver("nobody", LabelSet.EMPTY, List.of())),
                    List.of(),
                    Map.of(),
                    Configuration.DEFAULT_RESOLVE_TIMEOUT,
                    1,
                    "");

    @TempDir private Path folder;
    private Store store;
    private volatile @Nullable RuntimeException commitFailure;
    private volatile @Nullable StoreException refusal;
    private volatile @Nullable RuntimeException listenerFailure;
    private EngineThread engine;

    @BeforeEach
    void start() throws StoreException {
        store = new StoreLocation.Folder(folder).open();
        engine = new EngineThread(open(), InstantSource.system());
        engine.start();
    }

    @AfterEach
    void stop() {
        engine.close();
        store.close();
    }

    private Workspace open() throws StoreException {
        return Workspace.open(
                Settings.DEFAULT,
                failing(store),
                new Workspace.Listener() {
                    @Override
                    public void onCommitted(Image image, List<Delivery> starting) {
                        throwIfSet(listenerFailure);
                    }
                },
                CONFIGURATION,
                Instant.MIN,
                Instant.now());
    }

    /// The store, with a `commit` that fails when a test says so.
    private Store failing(Store store) {
        return (Store)
                Proxy.newProxyInstance(
                        Store.class.getClassLoader(),
                        new Class<?>[] {Store.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("commit")) {
                                throwIfSet(commitFailure);
                                throwIfSet(refusal);
                            }
                            try {
                                return method.invoke(store, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private static <E extends Exception> void throwIfSet(@Nullable E exception) throws E {
        if (exception != null) {
            throw exception;
        }
    }

    private static Command.Ingest alert(String instance) {
        Instant now = Instant.now();
        return new Command.Ingest(
                List.of(
                        new IncomingAlert(
                                LabelSet.of("alertname", "Busy", "instance", instance),
                                LabelSet.EMPTY,
                                Instant.EPOCH,
                                now.plusSeconds(3600),
                                "")));
    }

    private static Reply done(CompletableFuture<Reply> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }

    private Set<String> instances(Image image) {
        Set<String> instances = new TreeSet<>();
        image.alerts().forEach(alert -> instances.add(instance(alert)));
        return instances;
    }

    private static String instance(Alert alert) {
        return alert.labels().valueOrEmpty("instance");
    }

    @Test
    void allOfManySendersAreAnsweredAndWhatTheySentIsDurable() throws Exception {
        int senders = 12;
        int alertsEach = 60;
        List<Callable<Integer>> work = new ArrayList<>();
        for (int sender = 0; sender < senders; sender++) {
            String name = "s" + sender + "-";
            work.add(
                    () -> {
                        int taken = 0;
                        for (int i = 0; i < alertsEach; i++) {
                            for (int repeat = 0; repeat < 3; repeat++) {
                                Reply reply = done(engine.submit(alert(name + i)));
                                taken += ((Reply.Ingested) reply).accepted();
                            }
                        }
                        return taken;
                    });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(senders)) {
            for (Future<Integer> sender : threads.invokeAll(work)) {
                assertThat(sender.get()).isEqualTo(alertsEach * 3);
            }
        }
        Set<String> known = instances(engine.image());
        assertThat(known).hasSize(senders * alertsEach);
        engine.close();
        assertThat(instances(open().image())).isEqualTo(known);
    }

    @Test
    void aRepeatIsAnsweredWhileItsSenderWaitsAndANewAlertOnceItIsDurable() throws Exception {
        int atOnce = 0;
        for (int i = 0; i < 20; i++) {
            String instance = "host-" + i;
            done(engine.submit(alert(instance)));
            CompletableFuture<Reply> repeat = engine.submit(alert(instance));
            // The engine may just have something of its own to do.
            atOnce += repeat.isDone() ? 1 : 0;
            done(repeat);
        }
        assertThat(atOnce).isPositive();
        assertThat(engine.waiting()).isZero();
    }

    @Test
    void whatTheStoreRefusesIsTakenBackAndTheNextIsTaken() throws Exception {
        refusal = new StoreException(StoreException.Kind.RETRYABLE, "the disk is full", null);
        assertThatThrownBy(() -> done(engine.submit(alert("lost"))))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(NotAccepted.class)
                .hasMessageContaining("the disk is full");
        assertThat(instances(engine.image())).isEmpty();
        refusal = null;
        done(engine.submit(alert("kept")));
        assertThat(instances(engine.image())).containsExactly("kept");
    }

    @Test
    void aBugStopsTheEngineAndEveryoneIsToldSo() throws Exception {
        commitFailure = new IllegalStateException("a bug");
        assertStops(alert("first"));
    }

    @Test
    void aBugOnASendersThreadStopsTheEngineToo() throws Exception {
        done(engine.submit(alert("known")));
        listenerFailure = new IllegalStateException("a bug");
        assertStops(alert("known"));
    }

    private void assertStops(Command command) {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> done(engine.submit(command)))
                    .hasCauseInstanceOf(NotAccepted.class)
                    .hasMessageContaining("the engine has stopped");
        }
        assertThat(engine.failure()).hasMessage("a bug");
    }
}
