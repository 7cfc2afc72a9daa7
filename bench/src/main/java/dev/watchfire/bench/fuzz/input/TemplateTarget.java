// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.fuzz.input;

import static dev.watchfire.bench.fuzz.input.Finding.check;
import static dev.watchfire.bench.fuzz.input.Finding.same;

import dev.watchfire.gotemplate.Compiled;
import dev.watchfire.gotemplate.Rendering;
import dev.watchfire.gotemplate.Template;
import dev.watchfire.gotemplate.TemplateError;
import dev.watchfire.gotemplate.alertmanager.AlertData;
import dev.watchfire.gotemplate.alertmanager.Data;
import dev.watchfire.gotemplate.alertmanager.KeyValues;
import dev.watchfire.gotemplate.alertmanager.NotificationTemplates;
import dev.watchfire.gotemplate.time.TimeValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A template, as text and as HTML: it ends within its limits, renders the same twice, and lets no
/// tag of an alert into the page.
final class TemplateTarget implements Target {
    /// The renderer's bound, said again: a change of it is a change of what is promised.
    private static final int MOST_OUTPUT = 4 << 20;

    /// A rendering may build strings of {@link #MOST_OUTPUT} characters on the way and take
    /// millions of steps, whatever the length of the template.
    private static final long MOST_ALLOCATED = 6L << 30;

    private static final String TAG = "<q9 onload=z9>";

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static final Data DATA =
            new Data(
                    "team-" + TAG,
                    "firing",
                    List.of(alert("firing", "db-1"), alert("resolved", TAG)),
                    "new alerts added",
                    new KeyValues(Map.of("alertname", "Disk " + TAG)),
                    new KeyValues(Map.of("alertname", "Disk " + TAG, "n", "17", "e", "")),
                    new KeyValues(Map.of("summary", TAG + "'\"`\n\u2028\ud83d\ude42")),
                    new KeyValues(Map.of()),
                    "http://h/?a=b&c=" + TAG);

    private final NotificationTemplates templates =
            NotificationTemplates.parse(List.of(), () -> NOW).orThrow();

    private static AlertData alert(String status, String instance) {
        return new AlertData(
                status,
                new KeyValues(Map.of("alertname", "Disk " + TAG, "instance", instance)),
                new KeyValues(Map.of("summary", TAG)),
                NOW.minusSeconds(60),
                status.equals("firing") ? TimeValue.ZERO : NOW,
                "javascript:" + TAG,
                "0123456789abcdef");
    }

    @Override
    public String name() {
        return "template";
    }

    @Override
    public long allowance(int length) {
        return MOST_ALLOCATED;
    }

    @Override
    public List<String> words() {
        return List.of(
                "{{",
                "}}",
                "{{-",
                "-}}",
                "{{/*",
                "*/}}",
                "{{ . }}",
                "{{ range .Alerts }}",
                "{{ end }}",
                "{{ else }}",
                "{{ if ",
                "{{ with ",
                "{{ define \"x\" }}",
                "{{ template \"x\" . }}",
                "{{ block \"x\" . }}",
                "{{ break }}",
                "{{ continue }}",
                "{{ else if ",
                ".Status",
                ".Labels",
                ".Alerts.Firing",
                ".CommonLabels.SortedPairs",
                ".Names",
                ".Values",
                ".Remove",
                ".StartsAt",
                ".Format",
                ".Unix",
                "$x := ",
                "$x = ",
                "$x",
                "$i, $v := ",
                "range 10",
                "| printf \"%q %v %T %5.2f\"",
                "| toUpper",
                "| title",
                "| safeHtml",
                "| len",
                "index ",
                "slice ",
                "join \",\"",
                "reReplaceAll \"a\" \"b\"",
                "match \"a.*\"",
                "stringSlice",
                "date \"2006\"",
                "tz \"Asia/Seoul\"",
                "since",
                "humanizeDuration",
                "toJson",
                "html",
                "js",
                "urlquery",
                "print",
                "println",
                "call ",
                "and ",
                "or ",
                "not ",
                "eq ",
                "lt ",
                "1 2",
                "0x1p-2",
                "'a'",
                "1i",
                "`raw`",
                "nil",
                "true",
                "(",
                ")",
                "|",
                ",",
                "\"",
                "\\",
                "<a href=\"",
                "\">",
                "<script>",
                "</script>",
                "<style>",
                "</style>",
                "<!--",
                "-->",
                "<textarea>",
                "onclick='",
                "style=\"color:",
                "<title>",
                "\n",
                " ",
                "javascript:",
                "//",
                "/*",
                "*/",
                "'",
                "`",
                "<",
                ">",
                "=");
    }

    @Override
    public void feed(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Compiled<Template> plain = templates.text(text);
        Compiled<Template> html = templates.html(text);
        if (plain instanceof Compiled.Failure<Template>(List<TemplateError> errors)) {
            isInside(errors, text);
            check(html instanceof Compiled.Failure, "no text, and yet HTML");
        }
        if (html instanceof Compiled.Failure<Template>(List<TemplateError> errors)) {
            isInside(errors, text);
        }
        if (plain instanceof Compiled.Success<Template>(Template template)) {
            render(template);
        }
        if (html instanceof Compiled.Success<Template>(Template template)) {
            String rendered = render(template);
            // What the template itself writes, or calls safe, is its author's word.
            boolean own = text.contains("9") || text.contains("safe");
            check(own || !rendered.contains(TAG), "a tag got through", rendered);
        }
    }

    private static String render(Template template) {
        Rendering first = template.render(DATA);
        same(template.render(DATA), first, "rendered twice");
        return switch (first) {
            case Rendering.Text(String text) -> {
                check(text.length() <= MOST_OUTPUT, "too many characters", text.length());
                yield text;
            }
            case Rendering.ExecutionFailure failure -> {
                check(
                        failure.line() >= 1 && failure.column() >= 0,
                        "a place that is none",
                        failure);
                check(!failure.message().isBlank(), "failed in silence");
                yield "";
            }
        };
    }

    private static void isInside(List<TemplateError> errors, String text) {
        check(!errors.isEmpty(), "refused without a reason");
        String[] lines = text.split("\n", -1);
        for (TemplateError error : errors) {
            check(!error.message().isBlank(), "refused in silence");
            int line = error.line();
            boolean elsewhere = !error.file().isEmpty();
            check(
                    elsewhere || line >= 0 && line <= lines.length,
                    "a line that is not there, the last one is",
                    error,
                    lines.length);
            if (!elsewhere && line > 0) {
                int length = lines[line - 1].length();
                check(
                        error.column() >= 0 && error.column() <= length + 1,
                        "a column that is not there",
                        error,
                        error.column(),
                        length);
            }
        }
    }
}
