// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.compare;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What a Prometheus would post: the same alerts round after round, with a new end and, now and
/// then, an annotation whose value moved.
final class Bodies {
    private final Instant startsAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    /// Alerts `from` to `to` (excluded) as one request.
    ///
    /// @param family tells apart alerts of different rounds that must be new
    byte[] alerts(String family, int from, int to, int round) {
        Instant endsAt = Instant.now().plusSeconds(1200 + round).truncatedTo(ChronoUnit.MILLIS);
        StringBuilder json = new StringBuilder((to - from) * 512);
        json.append('[');
        for (int i = from; i < to; i++) {
            if (i > from) {
                json.append(',');
            }
            alert(json, family, i, round, endsAt);
        }
        return json.append(']').toString().getBytes(StandardCharsets.UTF_8);
    }

    private void alert(StringBuilder json, String family, int i, int round, Instant endsAt) {
        // One annotation in ten carries the present value, as templates with {{ $value }} do.
        int value = i % 10 == 0 ? round : 7;
        json.append("{\"annotations\":{\"description\":\"Request latency of host-")
                .append(i)
                .append(" has been above the agreed bound for ten minutes (value ")
                .append(value)
                .append(
                        ").\",\"runbook_url\":\"https://runbooks.example.org/latency\",\"summary\":\"High")
                .append(" latency on host-")
                .append(i)
                .append("\"},\"endsAt\":\"")
                .append(endsAt)
                .append("\",\"startsAt\":\"")
                .append(startsAt)
                .append(
                        "\",\"generatorURL\":\"http://prometheus.example.org:9090/graph?g0.expr=job%3Alatency")
                .append("%3Aratio+%3E+0.5&g0.tab=1\",\"labels\":{\"alertname\":\"HighLatency")
                .append(i % 50)
                .append("\",\"cluster\":\"eu-")
                .append(i % 10)
                .append("\",\"env\":\"production\",\"family\":\"")
                .append(family)
                .append("\",\"instance\":\"host-")
                .append(i)
                .append(".example.org:9100\",\"job\":\"node\",\"severity\":\"")
                .append(i % 3 == 0 ? "critical" : "warning")
                .append("\"}}");
    }

    /// The i-th of many silences: prefixes, suffixes, fragments, alternatives and general patterns.
    static byte[] silence(int i) {
        String pattern =
                switch (i % 5) {
                    case 0 -> "host-" + i + "\\\\..*";
                    case 1 -> ".*-" + i + "[0-9]\\\\.example.*";
                    case 2 -> "host-(" + i + "|" + (i + 7) + ")\\\\.example\\\\.org:[0-9]+";
                    case 3 -> ".*ost-" + i + ".*";
                    default -> "h[a-z]+-[0-9]*" + i + "\\\\.example.org:9100";
                };
        return silenceOf(pattern);
    }

    /// One like the i-th that no alert matches.
    static byte[] idleSilence(int i) {
        return new String(silence(i), StandardCharsets.UTF_8)
                .replace("\"alertname\",\"value\":\"High", "\"alertname\",\"value\":\"Low")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] silenceOf(String pattern) {
        Instant now = Instant.now();
        return ("{\"matchers\":[{\"name\":\"instance\",\"value\":\""
                        + pattern
                        + "\",\"isRegex\":true,\"isEqual\":true},{\"name\":\"alertname\",\"value\":\"High.*\","
                        + "\"isRegex\":true,\"isEqual\":true}],\"startsAt\":\""
                        + now
                        + "\",\"endsAt\":\""
                        + now.plusSeconds(7200)
                        + "\",\"createdBy\":\"bench\",\"comment\":\"bench\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    static String configuration(int sinkPort, String groupWait, int inhibitRules) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("route:\n  receiver: sink\n  group_by: [alertname, cluster]\n  group_wait: ")
                .append(groupWait)
                .append(
                        "\n"
                                + "  group_interval: 5m\n"
                                + "  repeat_interval: 4h\n"
                                + "receivers:\n"
                                + "  - name: sink\n")
                .append("    webhook_configs:\n      - url: http://127.0.0.1:")
                .append(sinkPort)
                .append("/\n");
        if (inhibitRules > 0) {
            yaml.append("inhibit_rules:\n");
            for (int i = 0; i < inhibitRules; i++) {
                yaml.append("  - source_matchers: [alertname = Outage")
                        .append(i)
                        .append(
                                "]\n"
                                    + "    target_matchers: ['severity =~ \"warning|critical\"']\n"
                                    + "    equal:")
                        .append(" [cluster]\n");
            }
        }
        return yaml.toString();
    }
}
