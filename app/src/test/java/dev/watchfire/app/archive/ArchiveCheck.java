// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Unpacks the archive somewhere else and uses it where there is no other Java: run while packaging
/// (`-Pdist`), which fails where this does. No test of the ordinary build, which makes no archive.
final class ArchiveCheck {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static final Pattern LISTENING = Pattern.compile("Listening on.* address=(\\S+:\\d+)");

    private static final char[] PASSWORD = "changeit".toCharArray();

    /// What the launchers call.
    private static final List<String> TOOLS = List.of("sh", "readlink", "dirname");

    private final Path folder;
    private final Path home;
    private final Path tools;

    private ArchiveCheck(Path folder, Path home, Path tools) {
        this.folder = folder;
        this.home = home;
        this.tools = tools;
    }

    /// `FOLDER VERSION`: where the archive is, and which.
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("watchfire archive");
        try {
            Path archive = archive(Path.of(args[0]), "watchfire-" + args[1] + "-linux-");
            end(new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", folder.toString()));
            Path home = only(folder);
            Path tools = Files.createDirectory(folder.resolve("tools"));
            for (String tool : TOOLS) {
                Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
            }
            ArchiveCheck check = new ArchiveCheck(folder, home, tools);
            check.everythingIsThere();
            check.itSaysItsVersionFromItsCacheAndFromItsOwnJava(args[1]);
            check.itServesAndTellsOverTls();
            check.itStartsUnderAlertmanagersName();
            check.itStartsWithoutItsCache();
            System.out.println(
                    "archive: " + archive + " runs, with its cache, without any other Java");
        } finally {
            delete(folder);
        }
    }

    private static Path archive(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith(prefix))
                    .filter(f -> f.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + prefix + "* in " + folder));
        }
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    private void everythingIsThere() {
        for (String file :
                List.of(
                        "LICENSE",
                        "NOTICE",
                        "README.md",
                        "examples/prometheus/alertmanager.yml",
                        "lib/systemd/watchfire.service",
                        "lib/java/legal/java.base/LICENSE")) {
            check(Files.isRegularFile(home.resolve(file)), file + " is missing");
        }
    }

    private void itSaysItsVersionFromItsCacheAndFromItsOwnJava(String version) throws Exception {
        String said = end(builder("bin/watchfire", "version"));
        check(said.startsWith("watchfire " + version), said);
        // A cache that does not fit is refused, and not passed over: so each start here proves that
        // it fits.
        ProcessBuilder other = builder("bin/watchfire", "version");
        other.environment().put("WATCHFIRE_JAVA_OPTS", "-XX:AOTMode=on -XX:-UseCompressedOops");
        int code =
                other.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        check(code != 0, "a cache that does not fit was passed over");
    }

    private void itServesAndTellsOverTls() throws Exception {
        Path web = folder.resolve("web.yml");
        KeyStore keys = keys();
        Files.writeString(
                folder.resolve("cert.pem"),
                pem("CERTIFICATE", keys.getCertificate("w").getEncoded()));
        PrivateKey key = (PrivateKey) keys.getKey("w", PASSWORD);
        Files.writeString(folder.resolve("key.pem"), pem("PRIVATE KEY", key.getEncoded()));
        Files.writeString(web, "tls_server_config: {cert_file: cert.pem, key_file: key.pem}\n");
        Process server =
                builder(
                                "bin/watchfire",
                                "serve",
                                "--storage.path=" + folder.resolve("data"),
                                "--web.listen-address=127.0.0.1:0",
                                "--web.anonymous-api=full",
                                "--web.config.file=" + web)
                        .start();
        try (HttpClient http = HttpClient.newBuilder().sslContext(trusting(keys)).build()) {
            String url = "https://localhost:" + port(server);
            HttpRequest post =
                    HttpRequest.newBuilder(URI.create(url + "/api/v2/alerts"))
                            .timeout(LIMIT)
                            .header("Content-Type", "application/json")
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            "[{\"labels\":{\"alertname\":\"A\"}}]"))
                            .build();
            check(
                    http.send(post, HttpResponse.BodyHandlers.ofString()).statusCode() == 200,
                    "not taken");
            String alerts = get(http, url + "/api/v2/alerts");
            check(alerts.contains("\"alertname\":\"A\""), alerts);
            check(get(http, url + "/metrics").contains("jvm_"), "no metrics of the JVM");
        } finally {
            // Asks it to end, and leaves what it still says alone.
            server.toHandle().destroy();
        }
        check(server.waitFor() == 0, "it ended with " + server.exitValue());
    }

    private void itStartsUnderAlertmanagersName() throws Exception {
        Path configuration = folder.resolve("alertmanager.yml");
        Files.writeString(configuration, "route: {receiver: a}\nreceivers: [{name: a}]\n");
        Process server =
                builder(
                                "bin/alertmanager",
                                "--config.file=" + configuration,
                                "--storage.path=" + folder.resolve("am"),
                                "--web.listen-address=127.0.0.1:0")
                        .start();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String status = get(http, "http://127.0.0.1:" + port(server) + "/api/v2/status");
            check(status.contains("versionInfo"), status);
        } finally {
            // Asks it to end, and leaves what it still says alone.
            server.toHandle().destroy();
        }
        check(server.waitFor() == 0, "it ended with " + server.exitValue());
    }

    private void itStartsWithoutItsCache() throws Exception {
        Files.delete(home.resolve("lib/watchfire.aot"));
        ProcessBuilder builder = builder("bin/watchfire", "version");
        builder.environment().remove("WATCHFIRE_JAVA_OPTS");
        check(end(builder).startsWith("watchfire "), "it does not start without its cache");
    }

    /// Where nothing else is: no Java, no variables, and the cache has to fit.
    private ProcessBuilder builder(String program, String... words) {
        List<String> command = new ArrayList<>(List.of(home.resolve(program).toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("WATCHFIRE_JAVA_OPTS", "-XX:AOTMode=on");
        return builder;
    }

    private static String end(ProcessBuilder builder) throws Exception {
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        check(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS), builder.command() + " hangs");
        check(process.exitValue() == 0, builder.command() + ": " + said);
        return said;
    }

    private static int port(Process server) throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader lines = server.errorReader(UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher found = LISTENING.matcher(said.append(line).append('\n'));
            if (found.find()) {
                // What it says later must not fill the pipe.
                Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
                return URI.create("http://" + found.group(1)).getPort();
            }
        }
        throw new AssertionError("it does not listen: " + said);
    }

    private static String get(HttpClient http, String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        check(answer.statusCode() == 200, url + ": " + answer.statusCode() + " " + answer.body());
        return answer.body();
    }

    private KeyStore keys() throws Exception {
        Path store = folder.resolve("keys.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        String password = new String(PASSWORD);
        end(
                new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "w",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        password,
                        "-keystore",
                        store.toString()));
        return KeyStore.getInstance(store.toFile(), PASSWORD);
    }

    private static SSLContext trusting(KeyStore keys) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("w", keys.getCertificate("w"));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String pem(String label, byte[] bytes) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(
                        label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes));
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
