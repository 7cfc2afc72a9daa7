// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.fuzz.input;

import static dev.watchfire.bench.fuzz.input.Finding.check;
import static dev.watchfire.bench.fuzz.input.Finding.same;

import dev.watchfire.config.ConfigurationReader;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.config.ReadResult;
import dev.watchfire.config.problem.Problem;
import dev.watchfire.engine.configuration.Configuration;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A configuration file: what is refused says where, what is accepted can be written out and reads
/// back as the same.
final class ConfigurationTarget implements Target {
    private final ConfigurationReader reader = new ConfigurationReader(ReadOptions.DEFAULT);

    @Override
    public String name() {
        return "configuration";
    }

    @Override
    public List<String> words() {
        return List.of(
                "route:",
                "receiver: a",
                "receivers:",
                "- name: a",
                "routes:",
                "matchers:",
                "match_re:",
                "group_by: [...]",
                "group_wait: 1s",
                "continue: true",
                "webhook_configs:",
                "slack_configs:",
                "email_configs:",
                "url: http://h/",
                "api_url: http://h/",
                "http_config:",
                "global:",
                "templates: ['*.tmpl']",
                "inhibit_rules:",
                "equal: [a]",
                "time_intervals:",
                "times:",
                "weekdays: ['mon']",
                "location: Asia/Seoul",
                "fallback: a",
                "- ",
                ": ",
                "? ",
                "&a ",
                "*a",
                "<<: *a",
                "!!str ",
                "!!int ",
                "!!binary ",
                "!t ",
                "| \n",
                ">- \n",
                "--- \n",
                "... \n",
                "%YAML 1.1\n",
                "[",
                "]",
                "{",
                "}",
                ",",
                "#",
                "'",
                "\"",
                "\\",
                "\n",
                "\n  ",
                "\n    ",
                "\t",
                "\ufeff",
                "\u0085",
                "\u2028",
                "~",
                "null",
                "true",
                "yes",
                "0x1F",
                "1_000",
                "1e3",
                ".inf",
                "2026-01-01",
                "<secret>",
                "{{",
                "}}");
    }

    @Override
    public void feed(byte[] input) {
        ReadResult result = reader.read(input);
        String text = new String(input, StandardCharsets.UTF_8);
        result.warnings().forEach(problem -> isInside(problem, text));
        switch (result) {
            case ReadResult.Refused refused -> {
                check(!refused.problems().isEmpty(), "refused without a reason");
                refused.problems().forEach(problem -> isInside(problem, text));
                check(!refused.report().isBlank(), "refused in silence");
            }
            case ReadResult.Accepted accepted -> {
                Configuration first = accepted.configuration();
                Configuration again = reread(first.original());
                same(again.original(), first.original(), "written out twice");
                same(again.route(), first.route(), "route");
                same(again.inhibitRules(), first.inhibitRules(), "inhibit rules");
                same(again.timeIntervals(), first.timeIntervals(), "time intervals");
            }
        }
    }

    private Configuration reread(String written) {
        return switch (reader.read(written)) {
            case ReadResult.Accepted accepted -> accepted.configuration();
            case ReadResult.Refused refused ->
                    throw new Finding(
                            "what was written out is refused: "
                                    + refused.report()
                                    + "\n"
                                    + written);
        };
    }

    private static void isInside(Problem problem, String text) {
        // The parser counts a carriage return at the very end as a character of its line.
        String[] lines = text.split("\r\n|\n|\r(?!\\z)", -1);
        int line = problem.at().line();
        int column = problem.at().column();
        check(
                line >= 1 && line <= lines.length,
                "a line that is not there, the last one is",
                problem,
                lines.length);
        String at = lines[line - 1];
        int length = at.codePointCount(0, at.length());
        check(
                column >= 1 && column <= length + 1,
                "a column that is not there, the line has",
                problem,
                length);
        check(!problem.message().isBlank(), "no message", problem);
    }
}
