// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.time;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;

/// How zones are abbreviated: `CET`, `EDT`. Java knows other names than the time zone database,
/// from which Go has them.
final class ZoneNames {
    private static final Map<String, Map<Integer, String>> NAMES = read();

    private ZoneNames() {}

    static String abbreviation(ZonedDateTime time) {
        int seconds = time.getOffset().getTotalSeconds();
        String zone = time.getZone().getId();
        if (zone.equals("Z") || zone.equals("UTC")) {
            return "UTC";
        }
        String name = NAMES.getOrDefault(zone, Map.of()).get(seconds);
        return name == null ? numeric(seconds) : name;
    }

    private static String numeric(int seconds) {
        int minutes = Math.abs(seconds) / 60;
        String hours = String.valueOf(100 + minutes / 60).substring(1);
        String rest = minutes % 60 == 0 ? "" : String.valueOf(100 + minutes % 60).substring(1);
        return (seconds < 0 ? "-" : "+") + hours + rest;
    }

    private static Map<String, Map<Integer, String>> read() {
        Map<String, Map<Integer, String>> names = new HashMap<>();
        try (InputStream in = ZoneNames.class.getResourceAsStream("zone-names.txt")) {
            if (in == null) {
                throw new IllegalStateException("zone-names.txt is not in the module");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            text.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(names, line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(names);
    }

    private static void add(Map<String, Map<Integer, String>> names, String line) {
        String[] words = line.split(" ", -1);
        Map<Integer, String> byOffset = new HashMap<>();
        for (String pair : words[0].split(",", -1)) {
            int equals = pair.indexOf('=');
            byOffset.put(Integer.valueOf(pair.substring(0, equals)), pair.substring(equals + 1));
        }
        for (int i = 1; i < words.length; i++) {
            names.put(words[i], byOffset);
        }
    }
}
