// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.watchfire.config.ConfigurationReader;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.config.ReadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Whether `amtool check-config` and we accept the same files. What amtool of Debian said is kept
/// beside the files, so that ours can be held against it where there is no amtool.
public final class CheckConfigs {
    /// Whose verdicts are kept.
    static final String VERSION = "0.25";

    static final String VERDICTS = "verdicts.txt";

    /// `file: why we differ`, for each difference that is meant.
    static final String DIFFERENCES = "differences.txt";

    private static final String ACCEPTED = "accepted";
    private static final String REFUSED = "refused";

    /// The first lines of both lists.
    private static final String COMMENT = "#";

    private CheckConfigs() {}

    /// `FOLDER AMTOOL [record]`: prints the differences, and ends with 1 where one is not meant, or
    /// where amtool does not say what is kept. `record` keeps what it says.
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        Map<String, String> theirs = amtool(args[1], folder);
        if (args.length > 2 && args[2].equals("record")) {
            List<String> lines = new ArrayList<>();
            lines.add("# What `amtool check-config` of " + VERSION + " says of each file.");
            theirs.forEach((file, verdict) -> lines.add(file + ": " + verdict));
            Files.write(folder.resolve(VERDICTS), lines);
        }
        Map<String, String> meant = lines(folder.resolve(DIFFERENCES));
        Map<String, String> ours = ours(folder);
        ours.forEach(
                (file, verdict) -> {
                    if (!verdict.equals(theirs.get(file))) {
                        System.out.printf(
                                "%s: %s by us, %s by amtool: %s%n",
                                file,
                                verdict,
                                theirs.get(file),
                                meant.getOrDefault(file, "NOT MEANT"));
                    }
                });
        List<String> faults = faults(ours, theirs, meant);
        if (isKnown(args[1]) && !theirs.equals(lines(folder.resolve(VERDICTS)))) {
            faults.add(VERDICTS + " is not what amtool " + VERSION + " says: record it again");
        }
        faults.forEach(System.out::println);
        System.out.printf(
                "%d files, %d differences that are meant, %d faults%n",
                ours.size(), meant.size(), faults.size());
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    /// Differences that are not in the list, and what is in the list and is none.
    static List<String> faults(
            Map<String, String> ours, Map<String, String> theirs, Map<String, String> meant) {
        List<String> faults = new ArrayList<>();
        ours.forEach(
                (file, verdict) -> {
                    String other = theirs.get(file);
                    if (other == null) {
                        faults.add(
                                file
                                        + ": amtool was not asked: bench/differential check-config"
                                        + " record");
                    } else if (verdict.equals(other) == meant.containsKey(file)) {
                        String what =
                                meant.containsKey(file) ? "listed, and yet no difference" : other;
                        faults.add(file + ": " + verdict + " by us; by amtool: " + what);
                    }
                });
        for (String file : meant.keySet()) {
            if (!ours.containsKey(file)) {
                faults.add(file + ": listed, and there is no such file");
            }
        }
        return faults;
    }

    static Map<String, String> ours(Path folder) throws IOException {
        Map<String, String> verdicts = new TreeMap<>();
        for (Path file : files(folder)) {
            boolean accepted =
                    ConfigurationReader.readFile(file, ReadOptions.DEFAULT)
                            instanceof ReadResult.Accepted;
            verdicts.put(name(file), accepted ? ACCEPTED : REFUSED);
        }
        return verdicts;
    }

    static Map<String, String> amtool(String executable, Path folder)
            throws IOException, InterruptedException {
        Map<String, String> verdicts = new TreeMap<>();
        for (Path file : files(folder)) {
            Process process =
                    new ProcessBuilder(executable, "check-config", file.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            verdicts.put(name(file), process.waitFor() == 0 ? ACCEPTED : REFUSED);
        }
        return verdicts;
    }

    /// Whether it is of the version whose verdicts are kept.
    static boolean isKnown(String executable) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(executable, "--version").redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said.contains("version " + VERSION + ".");
    }

    /// Lines of `file: text`.
    static Map<String, String> lines(Path list) throws IOException {
        Map<String, String> lines = new TreeMap<>();
        for (String line : Files.readAllLines(list)) {
            int colon = line.indexOf(": ");
            if (!line.startsWith(COMMENT) && colon > 0) {
                lines.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        return lines;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".yml")).sorted().toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
