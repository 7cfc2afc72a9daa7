// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher over a build and a Java that only write down how they were called.
class LauncherTest {
    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();

    /// Generous: nothing here takes long, and a hang must not hang the build.
    private static final Duration LIMIT = Duration.ofMinutes(1);

    /// What the launcher calls, without flock.
    private static final List<String> TOOLS =
            List.of(
                    "dirname",
                    "readlink",
                    "find",
                    "head",
                    "sed",
                    "mkdir",
                    "rm",
                    "mv",
                    "touch",
                    "date",
                    "cat",
                    "tail",
                    "sleep",
                    "timeout");

    @TempDir Path folder;
    private Path home;
    private Path jdk;

    private record Ended(long pid, int code, String out, String err) {}

    @BeforeEach
    void layOutACheckout() throws IOException {
        home = folder.resolve("a checkout");
        Files.createDirectories(home.resolve(".mvn"));
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("engine/src/main/java"));
        Files.writeString(home.resolve("engine/src/main/java/A.java"), "class A {}");
        Files.writeString(home.resolve("engine/pom.xml"), "<project/>");
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        for (String file :
                List.of("watchfire", "bin/alertmanager", "bin/java.sh", ".mvn/find-jdk.sh")) {
            Files.copy(REPOSITORY.resolve(file), home.resolve(file));
        }
        script(
                home.resolve("mvnw"),
                """
                echo build >>"$(dirname "$0")/builds"
                for argument; do
                    case $argument in
                        -Ddistribution.directory=*) to=${argument#*=} ;;
                    esac
                done
                [ ! -e "$(dirname "$0")/broken" ] || { echo "A.java:1: broken"; exit 1; }
                mkdir -p "$to"
                : >"$to/watchfire.jar"
                """);
        jdk = fakeJdk("jdk", "25.0.1");
    }

    @Test
    void eightStartsAtOnceBuildOnce() throws Exception {
        List<Process> starts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            starts.add(start("./watchfire", "version"));
        }
        for (Process start : starts) {
            assertThat(end(start).out()).contains("ran: version");
        }
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void eightStartsAtOnceBuildOnceWhereThereIsNoFlock() throws Exception {
        Path tools = toolsWithoutFlock();
        List<Process> starts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ProcessBuilder builder = builder("./watchfire", "version");
            builder.environment().put("PATH", tools.toString());
            starts.add(builder.start());
        }
        for (Process start : starts) {
            assertThat(end(start).out()).contains("ran: version");
        }
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aLockWhoseOwnerDiedIsTakenOver() throws Exception {
        Path tools = toolsWithoutFlock();
        Process dead = new ProcessBuilder("true").start();
        assertThat(dead.waitFor()).isZero();
        Files.createDirectories(home.resolve(".watchfire/lock.d"));
        Files.writeString(home.resolve(".watchfire/lock.d/owner"), dead.pid() + "\n");
        ProcessBuilder builder = builder("./watchfire", "version");
        builder.environment().put("PATH", tools.toString());
        assertThat(end(builder.start()).out()).contains("ran: version");
    }

    @Test
    void theFirstStartSaysThatItBuilds() throws Exception {
        assertThat(run("./watchfire", "version").err()).contains("watchfire: building: first use");
        assertThat(run("./watchfire", "version").err()).isEmpty();
    }

    @Test
    void withoutATerminalNothingIsRebuilt() throws Exception {
        run("./watchfire", "version");
        changeASource();
        assertThat(run("./watchfire", "version").err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void atATerminalChangedSourcesAreRebuilt() throws Exception {
        run("./watchfire", "version");
        changeASource();
        assertThat(runAtATerminal("./watchfire version").out())
                .contains("building: sources changed")
                .contains("ran: version");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void atATerminalUnchangedSourcesAreNotRebuilt() throws Exception {
        run("./watchfire", "version");
        assertThat(runAtATerminal("./watchfire version").out()).doesNotContain("building");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aFailedFirstBuildShowsWhyAndEndsWithOne() throws Exception {
        Files.createFile(home.resolve("broken"));
        Ended ended = run("./watchfire", "version");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("A.java:1: broken", "the build failed: see");
    }

    @Test
    void aFailedRebuildStartsWhatWasBuiltBefore() throws Exception {
        run("./watchfire", "version");
        changeASource();
        Files.createFile(home.resolve("broken"));
        assertThat(runAtATerminal("./watchfire version").out())
                .contains("A.java:1: broken", "starting what was built before", "ran: version");
    }

    @Test
    void aFailedTrainingStopsNoStart() throws Exception {
        Files.createFile(jdk.resolve("no-training"));
        Ended ended = run("./watchfire", "version");
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).contains("training the start-up cache failed");
        assertThat(ended.out()).contains("ran: version").doesNotContain("AOTCache");
    }

    @Test
    void theTrainedCacheIsUsedWithTheFlagsItWasTrainedWith() throws Exception {
        String used = run("./watchfire", "version").out();
        String trained = Files.readString(jdk.resolve("trained"));
        assertThat(used).contains("-XX:AOTCache=");
        for (String flag : List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders")) {
            assertThat(used).contains(flag);
            assertThat(trained).contains(flag);
        }
    }

    @Test
    void theProgramTakesTheLaunchersPlaceSoThatSignalsReachIt() throws Exception {
        run("./watchfire", "version");
        Ended ended = run("./watchfire", "version");
        assertThat(ended.out()).contains("pid: " + ended.pid());
    }

    @Test
    void theExitCodeIsThePrograms() throws Exception {
        assertThat(run("./watchfire", "exit", "2").code()).isEqualTo(2);
    }

    @Test
    void javaOptionsOfTheUserComeLast() throws Exception {
        ProcessBuilder with = builder("./watchfire", "version");
        with.environment().put("WATCHFIRE_JAVA_OPTS", "-Xmx300m -Da=b");
        assertThat(end(with.start()).out()).containsPattern("AOTCache=.* -Xmx300m -Da=b -jar ");
    }

    @Test
    void anotherCollectorTakesThePlaceOfOurs() throws Exception {
        ProcessBuilder with = builder("./watchfire", "version");
        with.environment().put("WATCHFIRE_JAVA_OPTS", "-XX:+UseG1GC");
        assertThat(end(with.start()).out()).contains("-XX:+UseG1GC").doesNotContain("UseSerialGC");
    }

    @Test
    void aHeapThatTheCacheDoesNotFitStartsWithoutIt() throws Exception {
        ProcessBuilder with = builder("./watchfire", "version");
        with.environment().put("WATCHFIRE_JAVA_OPTS", "-Da=b -Xmn64m");
        String out = end(with.start()).out();
        assertThat(out).contains("-Xms64m", "-Da=b -Xmn64m -jar", "ran: version");
        assertThat(out).doesNotContain("AOTCache");
    }

    @Test
    void aHeapSmallerThanOursTakesItsPlace() throws Exception {
        ProcessBuilder with = builder("./watchfire", "version");
        with.environment().put("WATCHFIRE_JAVA_OPTS", "-Xmx48m");
        String out = end(with.start()).out();
        assertThat(out).contains("-Xmx48m -jar", "ran: version");
        assertThat(out).doesNotContain("AOTCache").doesNotContain("-Xms64m");
    }

    @Test
    void optionsThatLeaveTheHeapAloneAreNotTriedOut() throws Exception {
        ProcessBuilder with = builder("./watchfire", "version");
        with.environment().put("WATCHFIRE_JAVA_OPTS", "-agentlib:jdwp=suspend=y -Da=b");
        assertThat(end(with.start()).out()).contains("AOTCache");
        assertThat(jdk.resolve("tried")).doesNotExist();
    }

    @Test
    void underAlertmanagersNameItIsTheSameProgram() throws Exception {
        assertThat(run("bin/alertmanager", "--config.file", "a b.yml").out())
                .contains("ran: alertmanager --config.file a b.yml");
    }

    @Test
    void aLinkToTheLauncherWorks() throws Exception {
        Path link = folder.resolve("link");
        Files.createSymbolicLink(link, home.resolve("watchfire"));
        assertThat(run(link.toString(), "version").out()).contains("ran: version");
    }

    @Test
    void aJavaThatIsTooOldIsPassedOver() throws Exception {
        ProcessBuilder builder = builder("./watchfire", "version");
        builder.environment().put("WATCHFIRE_JAVA_HOME", fakeJdk("old", "17.0.15").toString());
        builder.environment().put("JAVA_HOME", jdk.toString());
        assertThat(end(builder.start()).out()).contains("ran: version");
    }

    private Path toolsWithoutFlock() throws IOException {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : TOOLS) {
            script(tools.resolve(tool), "exec /usr/bin/" + tool + " \"$@\"");
        }
        return tools;
    }

    private Path fakeJdk(String name, String version) throws IOException {
        Path fake = folder.resolve(name);
        Files.createDirectories(fake.resolve("bin"));
        Files.writeString(fake.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        script(fake.resolve("bin/javac"), "exit 1");
        script(
                fake.resolve("bin/java"),
                """
                for last; do :; done
                case "$*" in
                    *-XX:AOTCacheOutput=*)
                        [ ! -e "$(dirname "$0")/../no-training" ] || exit 1
                        echo "$*" >"$(dirname "$0")/../trained"
                        for argument; do
                            case $argument in
                                -XX:AOTCacheOutput=*) echo cache >"${argument#*=}" ;;
                            esac
                        done
                        exit 0
                        ;;
                esac
                if [ "$last" = -version ]; then
                    : >"$(dirname "$0")/../tried"
                    # As Java does: a cache wants the heap it was made with, a heap its sizes in order.
                    case "$*" in
                        *-XX:AOTCache=*-Xmn64m* | *-Xms64m*-Xmx48m*) exit 1 ;;
                    esac
                    exit 0
                fi
                echo "flags: $*"
                echo "pid: $$"
                while [ "$1" != -jar ]; do shift; done
                shift 2
                echo "ran: $*"
                [ "$1" != exit ] || exit "$2"
                """);
        return fake;
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void changeASource() throws IOException {
        Files.setLastModifiedTime(
                home.resolve("engine/src/main/java/A.java"),
                FileTime.from(Instant.now().plusSeconds(60)));
    }

    private long builds() throws IOException {
        return Files.readAllLines(home.resolve("builds")).size();
    }

    private ProcessBuilder builder(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().put("WATCHFIRE_JAVA_HOME", jdk.toString());
        builder.environment().remove("WATCHFIRE_JAVA_OPTS");
        return builder;
    }

    private Process start(String... command) throws IOException {
        return builder(command).start();
    }

    private Ended run(String... command) throws Exception {
        return end(start(command));
    }

    private Ended runAtATerminal(String command) throws Exception {
        return run("script", "-qefc", command, "/dev/null");
    }

    private static Ended end(Process process) throws Exception {
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return new Ended(process.pid(), process.exitValue(), out, err);
    }
}
