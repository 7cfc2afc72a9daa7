// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `Compare WATCHFIRE ALERTMANAGER [runs] [warm-up seconds]`: prints a table of both servers'
/// figures and of how many times more Alertmanager takes, run by run: least, median, most.
public final class Compare {
    private Compare() {}

    public static void main(String[] args) throws IOException {
        String ours = args[0];
        String theirs = args[1];
        int runs = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        double warmUp = args.length > 3 ? Double.parseDouble(args[3]) : 15;
        Map<String, List<Double>> own = new LinkedHashMap<>();
        Map<String, List<Double>> other = new LinkedHashMap<>();
        for (int run = 1; run <= runs; run++) {
            Path folder = Files.createTempDirectory("compare");
            System.err.printf("run %d of %d: watchfire%n", run, runs);
            collect(new Work(folder.resolve("a"), warmUp).all(ours), own);
            System.err.printf("run %d of %d: alertmanager%n", run, runs);
            collect(new Work(folder.resolve("b"), warmUp).all(theirs), other);
        }
        System.out.println(
                "| Work | Watchfire | Alertmanager | times less: least / median / most |");
        System.out.println("|---|---|---|---|");
        own.forEach((name, values) -> print(name, values, other.getOrDefault(name, List.of())));
    }

    private static void collect(Map<String, Double> figures, Map<String, List<Double>> into) {
        figures.forEach(
                (name, value) -> into.computeIfAbsent(name, _ -> new ArrayList<>()).add(value));
    }

    private static void print(String name, List<Double> own, List<Double> other) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < Math.min(own.size(), other.size()); i++) {
            // A figure below one clock tick is as small as can be told.
            ratios.add(other.get(i) / Math.max(own.get(i), 0.01));
        }
        System.out.printf(
                "| %s | %s | %s | %.1f / %.1f / %.1f |%n",
                name,
                spread(own),
                spread(other),
                at(ratios, 0),
                at(ratios, ratios.size() / 2),
                at(ratios, ratios.size() - 1));
    }

    private static String spread(List<Double> values) {
        return "%.2f (%.2f–%.2f)"
                .formatted(
                        at(values, values.size() / 2),
                        at(values, 0),
                        at(values, values.size() - 1));
    }

    private static double at(List<Double> values, int position) {
        return values.isEmpty() ? Double.NaN : values.stream().sorted().toList().get(position);
    }
}
