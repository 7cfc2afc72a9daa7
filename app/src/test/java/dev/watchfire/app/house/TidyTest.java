// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.house;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// House rules that no compiler checks. Words that are banned are put together here, so that this
/// file passes its own test.
class TidyTest {
    /// Past this a file holds more than one thing.
    private static final int LONGEST_FILE_LINES = 500;

    private static final Set<String> NOT_OURS =
            Set.of("target", ".git", ".watchfire", "node_modules", "data", ".idea", ".vscode");

    private static final Set<String> WITHOUT_A_DOT =
            Set.of("watchfire", "mvnw", "alertmanager", "run");

    private static final Pattern TEXT =
            Pattern.compile(".*\\.(java|md|xml|ya?ml|sh|sql|properties|js|css|html|ts|tsx)");

    private static final Predicate<String> LICENCE =
            line -> line.contains("SPDX-License-Identifier: Apache-2.0");

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private record Source(Path path, List<String> lines) {
        boolean isUnder(String folder) {
            return path.startsWith(folder);
        }

        boolean isJava() {
            return path.toString().endsWith(".java");
        }

        boolean isTest() {
            return path.toString().contains("src/test/");
        }
    }

    private static final List<Source> SOURCES = new ArrayList<>();

    @BeforeAll
    static void readTheTree() throws IOException {
        Files.walkFileTree(
                ROOT,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes a) {
                        return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a)
                            throws IOException {
                        String name = String.valueOf(file.getFileName());
                        if (TEXT.matcher(name).matches() || WITHOUT_A_DOT.contains(name)) {
                            // Samples of bad input are no UTF-8; what is looked for is ASCII.
                            SOURCES.add(
                                    new Source(
                                            ROOT.relativize(file),
                                            Files.readAllLines(file, ISO_8859_1)));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        assertThat(SOURCES).hasSizeGreaterThan(50);
    }

    private static List<String> linesMatching(Predicate<Source> where, Pattern banned) {
        List<String> found = new ArrayList<>();
        for (Source source : SOURCES) {
            if (where.test(source)) {
                for (int i = 0; i < source.lines().size(); i++) {
                    if (banned.matcher(source.lines().get(i)).find()) {
                        found.add(source.path() + ":" + (i + 1) + ": " + source.lines().get(i));
                    }
                }
            }
        }
        return found;
    }

    @Test
    void noMarkersAreLeftOver() {
        Pattern markers = Pattern.compile("\\b(" + "TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b");
        assertThat(linesMatching(_ -> true, markers))
                .as("finish it, or write an issue: a marker is neither")
                .isEmpty();
    }

    @Test
    void noJavaFileIsTooLong() {
        List<String> tooLong =
                SOURCES.stream()
                        .filter(s -> s.isJava() && s.lines().size() > LONGEST_FILE_LINES)
                        .map(s -> s.path() + ": " + s.lines().size() + " lines")
                        .toList();
        assertThat(tooLong).as("past %d lines it wants splitting", LONGEST_FILE_LINES).isEmpty();
    }

    @Test
    void everySourceNamesItsLicence() {
        List<String> without =
                SOURCES.stream()
                        .filter(TidyTest::isCode)
                        .filter(s -> s.lines().stream().limit(2).noneMatch(LICENCE))
                        .map(s -> s.path().toString())
                        .toList();
        assertThat(without).as("the licence line comes first").isEmpty();
    }

    private static boolean isCode(Source source) {
        String name = String.valueOf(source.path().getFileName());
        return source.isJava() || name.endsWith(".sh") || WITHOUT_A_DOT.contains(name);
    }

    @Test
    void theEngineTakesTimeAndChanceAsInputs() {
        Pattern banned =
                Pattern.compile(
                        "Instant\\.now|LocalDateTime\\.now|ZonedDateTime\\.now|Clock\\.|"
                                + "currentTimeMillis|nanoTime|randomUUID|Math\\.random|"
                                + "new Random|ThreadLocal"
                                + "Random|SecureRandom|identityHashCode|"
                                + "System\\.getenv|System\\.getProperty");
        assertThat(linesMatching(s -> s.isUnder("engine/src/main"), banned))
                .as("the engine must decide the same on a replay: take it from the command")
                .isEmpty();
    }

    @Test
    void theClockIsReadAtTheEdgeOnly() {
        Pattern banned =
                Pattern.compile("(Instant|LocalDate|LocalDateTime|ZonedDateTime)\\.now\\(\\)");
        assertThat(linesMatching(s -> s.isJava() && !s.isTest() && !s.isUnder("bench"), banned))
                .as("take a Clock or an InstantSource, so that a test can be one")
                .isEmpty();
    }

    @Test
    void noTestSleeps() {
        Pattern banned =
                Pattern.compile(
                        "Thread"
                                + "\\.sleep|TimeUnit\\.[A-Z]+"
                                + "\\.sleep|waitFor"
                                + "Timeout\\(");
        assertThat(linesMatching(Source::isTest, banned))
                .as("time is an input; wait for the event itself")
                .isEmpty();
    }

    @Test
    void noTestDrawsAnotherSeedEachTime() {
        Pattern banned =
                Pattern.compile(
                        "new (Splittable)?Random"
                                + "\\(\\)|ThreadLocal"
                                + "Random|Math\\.ran"
                                + "dom");
        assertThat(linesMatching(Source::isTest, banned))
                .as("what fails must fail again: begin with a number, and let others be given")
                .isEmpty();
    }

    @Test
    void noTestIsSwitchedOff() {
        Pattern banned = Pattern.compile("@Dis" + "abled|assume" + "(True|False|That)\\(");
        assertThat(linesMatching(Source::isTest, banned))
                .as("a test that does not run proves nothing")
                .isEmpty();
    }
}
