// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The program in a process of its own, as users run it, on the classes under test.
final class ChildServer implements AutoCloseable {
    /// Generous: a machine that runs every other test at the same time is slow.
    static final long LIMIT_SECONDS = 60;

    private static final Pattern LISTENING = Pattern.compile("Listening on.* address=(\\S+:\\d+)");

    private static final String ENDED = "standard error ended";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> said = new ArrayList<>();
    private final String address;
    private final HttpClient http = HttpClient.newHttpClient();

    private ChildServer(List<String> words) throws Exception {
        process =
                new ProcessBuilder(command(words))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Thread.ofVirtual().start(this::readLines);
        Matcher found = awaitLine(LISTENING);
        address = found.group(1);
    }

    /// @param words after `watchfire serve`; the port is any free one
    static ChildServer serve(Path data, String... words) throws Exception {
        return start("serve", data, words);
    }

    static ChildServer demo(Path data) throws Exception {
        return start("demo", data);
    }

    private static ChildServer start(String command, Path data, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of(command, "--storage.path=" + data));
        all.add("--web.listen-address=127.0.0.1:0");
        all.addAll(List.of(words));
        return new ChildServer(all);
    }

    static List<String> command(List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add("dev.watchfire.app.Main");
        command.addAll(words);
        return command;
    }

    private void readLines() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
            reader.lines().forEach(lines::add);
            lines.add(ENDED);
        } catch (IOException | UncheckedIOException e) {
            lines.add(ENDED + ": " + e);
        }
    }

    /// Waits until it says so on standard error, and returns the match.
    Matcher awaitLine(Pattern pattern) throws InterruptedException {
        while (true) {
            String line = lines.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            assertThat(line).as("waiting for '%s'; it said so far: %s", pattern, said).isNotNull();
            // Nothing more comes from a server that is gone.
            assertThat(line).as("%s before '%s'", said, pattern).doesNotStartWith(ENDED);
            said.add(line);
            Matcher found = pattern.matcher(line);
            if (found.find()) {
                return found;
            }
        }
    }

    /// Asks again until the answer has it.
    void awaitBody(String path, Pattern pattern) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        String body = "";
        while (System.nanoTime() < deadline) {
            body = get(path, null).body();
            if (pattern.matcher(body).find()) {
                return;
            }
        }
        assertThat(body).containsPattern(pattern);
    }

    int port() {
        return URI.create("http://" + address).getPort();
    }

    /// Everything that was read from standard error so far.
    List<String> said() {
        lines.drainTo(said);
        return said;
    }

    HttpResponse<String> get(String path, @Nullable String token) throws Exception {
        return send(request(path, token).build());
    }

    HttpResponse<String> post(String path, @Nullable String token, String body) throws Exception {
        return send(
                request(path, token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://" + address + path))
                        .timeout(Duration.ofSeconds(LIMIT_SECONDS));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /// @param name without `SIG`
    void signal(String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /// Dies at once, as at `kill -9`.
    void kill() throws Exception {
        process.destroyForcibly().waitFor();
    }

    int exitStatus() throws Exception {
        CompletableFuture<Process> ended = process.onExit();
        return ended.get(LIMIT_SECONDS, TimeUnit.SECONDS).exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }
}
