// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// `src/test/browser` with what it needs: Chromium and what drives it, both from npm, installed
/// under `target` when they are first needed and again when other versions are wanted.
final class BrowserKit {
    /// Sixty megabytes may have to come over a slow line.
    private static final long INSTALL_LIMIT_SECONDS = 600;

    private static final List<String> VERSIONS =
            List.of("package.json", "package-lock.json", "unpack.js");

    private static final Path SOURCES = Path.of("src/test/browser").toAbsolutePath();
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private final Path folder;

    private BrowserKit(Path folder) {
        this.folder = folder;
    }

    /// Tests run beside each other, and one of them installs.
    static synchronized BrowserKit install() throws Exception {
        Path folder = TARGET.resolve("browser-" + versions());
        if (!Files.exists(folder)) {
            // Renamed when it is whole: a test that is stopped halfway leaves nothing to stumble
            // on.
            Path part = Files.createTempDirectory(TARGET, "browser-part");
            copy(VERSIONS, part);
            run(part, Map.of(), "npm", "ci", "--no-audit", "--no-fund");
            run(part, Map.of(), "node", "unpack.js");
            Files.move(part, folder);
        }
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".js")).toList()) {
                renew(file, folder.resolve(file.getFileName()));
            }
        }
        return new BrowserKit(folder);
    }

    /// Runs one test file.
    void test(String name, Map<String, String> environment) throws Exception {
        run(folder, environment, "node", "--test", "--test-reporter=spec", name);
    }

    /// Runs test files, one after the other, and fails with all they said if one of them does.
    void test(List<String> names, Map<String, String> environment) throws Exception {
        List<String> words = new ArrayList<>();
        words.addAll(List.of("node", "--test", "--test-concurrency=1", "--test-reporter=spec"));
        words.addAll(names);
        run(folder, environment, words.toArray(String[]::new));
    }

    private static String versions() throws IOException {
        CRC32C sum = new CRC32C();
        for (String name : VERSIONS) {
            sum.update(Files.readAllBytes(SOURCES.resolve(name)));
        }
        return HexFormat.of().toHexDigits(sum.getValue(), 8);
    }

    /// A browser may be reading it.
    private static void renew(Path file, Path copy) throws IOException {
        if (!Files.exists(copy) || Files.mismatch(file, copy) >= 0) {
            Path part = Files.createTempFile(copy.getParent(), "part", ".js");
            Files.write(part, Files.readAllBytes(file));
            Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void copy(List<String> names, Path folder) throws IOException {
        for (String name : names) {
            Files.write(folder.resolve(name), Files.readAllBytes(SOURCES.resolve(name)));
        }
    }

    private static void run(Path folder, Map<String, String> environment, String... words)
            throws Exception {
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(words)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new AssertionError(
                    "'"
                            + words[0]
                            + "' is not there, and the console is tested in a browser that npm"
                            + " installs: install Node.js 20 or newer with npm, for example with"
                            + " apt-get install nodejs npm",
                    e);
        }
        try {
            assertThat(process.waitFor(INSTALL_LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as("%s did not end; it said: %s", List.of(words), Files.readString(output))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as("%s failed:%n%s", String.join(" ", words), Files.readString(output))
                .isZero();
    }
}
