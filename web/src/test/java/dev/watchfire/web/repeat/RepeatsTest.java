// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.web.Rig;
import dev.watchfire.web.api.WatchfireApi;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `Idempotency-Key` through the port.
class RepeatsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KEY = "5f0c6a52-8f7a-4d0e-9f39-0c0f3f6f8b11";
    private static final String TOKEN =
            "{\"name\":\"ci\",\"scopes\":[\"read\"],\"role\":\"viewer\"}";

    @TempDir Path folder;
    private Rig rig;

    @BeforeEach
    void start() {
        rig = Rig.start(folder);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private HttpResponse<String> post(String key, String path, String body) {
        return rig.send(
                rig.request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> makeToken(String key) {
        return post(key, WatchfireApi.BASE + "/service-tokens", TOKEN);
    }

    private int tokens() {
        return JSON.readTree(rig.get(WatchfireApi.BASE + "/service-tokens").body())
                .get("items")
                .size();
    }

    private static boolean isReplay(HttpResponse<String> response) {
        return response.headers().firstValue("Idempotent-Replayed").isPresent();
    }

    private static String code(HttpResponse<String> response) {
        return JSON.readTree(response.body()).get("code").asString();
    }

    @Test
    void whatComesTwiceIsDoneOnceAndAnsweredTwice() {
        HttpResponse<String> first = makeToken(KEY);
        HttpResponse<String> second = makeToken(KEY);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(isReplay(first)).isFalse();
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(isReplay(second)).isTrue();
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(tokens()).isEqualTo(1);
    }

    @Test
    void aRepeatAfterARestartIsStillARepeat() {
        String first = makeToken(KEY).body();
        rig.close();
        rig = Rig.start(folder);
        HttpResponse<String> second = makeToken(KEY);
        assertThat(isReplay(second)).isTrue();
        assertThat(second.body()).isEqualTo(first);
        assertThat(tokens()).isEqualTo(1);
    }

    @Test
    void theSecretInAKeptAnswerDoesNotLieInTheDatabase() throws IOException {
        String secret = JSON.readTree(makeToken(KEY).body()).get("token").asString();
        rig.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(content.contains(secret)).as(file.toString()).isFalse();
                assertThat(content.contains(KEY)).as(file.toString()).isFalse();
            }
        }
        rig = Rig.start(folder);
    }

    @Test
    void aSilenceIsMadeOnce() {
        String silence =
                """
                {"matchers":[{"name":"alertname","value":"Disk","isRegex":false}],
                 "startsAt":"2026-11-22T10:00:00Z","endsAt":"2026-11-22T12:00:00Z",
                 "createdBy":"ada","comment":"moving the disks"}
                """;
        String first = post(KEY, "/api/v2/silences", silence).body();
        assertThat(post(KEY, "/api/v2/silences", silence).body()).isEqualTo(first);
        JsonNode silences = JSON.readTree(rig.get("/api/v2/silences").body());
        assertThat(silences.size()).isEqualTo(1);
    }

    @Test
    void aKeyIsForOneRequest() {
        makeToken(KEY);
        HttpResponse<String> other =
                post(KEY, WatchfireApi.BASE + "/service-tokens", TOKEN.replace("ci", "cd"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(code(other)).isEqualTo("key-of-another-request");
        assertThat(post(KEY, WatchfireApi.BASE + "/teams", TOKEN).statusCode()).isEqualTo(422);
        assertThat(tokens()).isEqualTo(1);
    }

    @Test
    void whatWasRefusedMayComeAgainWithTheSameKey() {
        String path = WatchfireApi.BASE + "/teams";
        HttpResponse<String> refused = post(KEY, path, "{\"slug\":\"NOT A SLUG\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(post(KEY, path, "{\"slug\":\"db\"}").statusCode()).isEqualTo(201);
    }

    @Test
    void aKeyThatIsNoneIsRefusedBeforeAnythingIsDone() {
        assertThat(makeToken("short").statusCode()).isEqualTo(400);
        assertThat(makeToken("x".repeat(256)).statusCode()).isEqualTo(400);
        assertThat(tokens()).isZero();
    }

    @Test
    void ofManyAtOnceOneIsDone() throws Exception {
        int many = 12;
        CountDownLatch ready = new CountDownLatch(many);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> answers =
                    IntStream.range(0, many)
                            .mapToObj(
                                    _ ->
                                            threads.submit(
                                                    () -> {
                                                        ready.countDown();
                                                        ready.await();
                                                        return makeToken(KEY);
                                                    }))
                            .toList();
            int done = 0;
            for (Future<HttpResponse<String>> answer : answers) {
                HttpResponse<String> response = answer.get();
                assertThat(response.statusCode()).isIn(201, 409);
                done += response.statusCode() == 201 && !isReplay(response) ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
        assertThat(tokens()).isEqualTo(1);
    }

    @Test
    void whereTheServerDiedInBetweenTheAnswerSaysThatNobodyKnows() throws Exception {
        makeToken(KEY);
        rig.close();
        try (Connection database =
                DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("watchfire.db"))) {
            // What a kill between the change and its outcome leaves behind.
            assertThat(
                            database.createStatement()
                                    .executeUpdate("UPDATE kept_answer SET status = 0"))
                    .isEqualTo(1);
        }
        rig = Rig.start(folder);
        HttpResponse<String> again = makeToken(KEY);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(code(again)).isEqualTo("outcome-unknown");
        assertThat(tokens()).isEqualTo(1);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        makeToken(KEY);
        rig.clock.advance(Duration.ofHours(25));
        assertThat(isReplay(makeToken(KEY))).isFalse();
        assertThat(tokens()).isEqualTo(2);
    }
}
