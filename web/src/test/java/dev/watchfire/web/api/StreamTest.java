// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.people.SignIn;
import dev.watchfire.people.access.Role;
import dev.watchfire.people.users.Profile;
import dev.watchfire.people.users.User;
import dev.watchfire.web.Rig;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Server-sent events.
class StreamTest {
    private static final String PAGE = "{\"alertname\":\"Fire\",\"severity\":\"page\"}";

    @TempDir Path folder;
    private Rig rig;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() {
        rig = Rig.start(folder);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private Future<?> listen(HttpRequest.Builder request) throws InterruptedException {
        var listening =
                rig.client.sendAsync(
                        request.build(),
                        HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(lines)));
        assertThat(lines.poll(10, TimeUnit.SECONDS)).isEqualTo("retry: 2000");
        return listening;
    }

    private String next(String start) throws InterruptedException {
        String line = "";
        while (!line.startsWith(start)) {
            line = lines.poll(20, TimeUnit.SECONDS);
            assertThat(line).as("nothing that begins with " + start).isNotNull();
        }
        return line;
    }

    @Test
    void theStreamTellsOfEveryChange() throws InterruptedException {
        Future<?> listening = listen(rig.request(WatchfireApi.BASE + "/stream"));
        rig.fire(PAGE);
        assertThat(next("data:"))
                .isEqualTo("data: {\"sequence\":" + rig.engine().image().sequence() + "}");
        listening.cancel(true);
    }

    @Test
    void aRoundThatChangedNothingIsNoNews() throws Exception {
        rig.fire(PAGE);
        List<Long> told = new CopyOnWriteArrayList<>();
        try (Changes.Subscription _ = rig.changes.subscribe(told::add)) {
            // The same alert again changes nothing that is kept.
            rig.fire(PAGE);
            rig.fire(PAGE);
            rig.fire("{\"alertname\":\"Other\"}");
        }
        assertThat(told).containsExactly(rig.engine().image().sequence());
    }

    @Test
    void theStreamTellsOfAccountsToo() throws InterruptedException {
        Future<?> listening = listen(rig.request(WatchfireApi.BASE + "/stream"));
        HttpResponse<String> made = rig.post(WatchfireApi.BASE + "/teams", "{\"slug\":\"db\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        next("data:");
        listening.cancel(true);
    }

    @Test
    void theStreamOfASessionThatEndedEndsBeforeItTellsAnythingElse() throws Exception {
        User user =
                rig.people.change(
                        dev.watchfire.people.audit.Actor.guest("127.0.0.1"),
                        change ->
                                rig.people
                                        .users()
                                        .create(change, "vic", Profile.EMPTY, Role.VIEWER, ""));
        String secret =
                rig.people
                        .signIn()
                        .open(user.id(), "link", new SignIn.From("127.0.0.1", ""))
                        .secret();
        String cookie = "watchfire_session=" + secret;
        Future<?> listening =
                listen(rig.stranger(WatchfireApi.BASE + "/stream").header("Cookie", cookie));
        rig.fire(PAGE);
        next("data:");
        HttpResponse<String> out =
                rig.send(
                        rig.stranger(WatchfireApi.BASE + "/session")
                                .header("Cookie", cookie)
                                .DELETE());
        assertThat(out.statusCode()).isEqualTo(204);
        rig.fire("{\"alertname\":\"Secret\"}");
        assertThat(next("ended")).isEqualTo("ended");
        assertThat(lines).noneMatch(line -> line.startsWith("data:"));
        listening.cancel(true);
    }

    private record Lines(BlockingQueue<String> lines) implements Flow.Subscriber<String> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            lines.add(line);
        }

        @Override
        public void onError(Throwable failure) {
            lines.add("failed: " + failure);
        }

        @Override
        public void onComplete() {
            lines.add("ended");
        }
    }
}
