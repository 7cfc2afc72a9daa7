// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.config.problem.Problem;
import dev.watchfire.engine.configuration.TemplateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {
    @TempDir private Path folder;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectories(folder.resolve("t/team-a"));
        Files.createDirectories(folder.resolve("t/team-b"));
    }

    private void write(String path, String text) throws IOException {
        Files.writeString(folder.resolve(path), text);
    }

    private ReadResult read(String templates, String url) throws IOException {
        write(
                "alertmanager.yml",
                """
                route: {receiver: a}
                templates: %s
                receivers:
                  - name: a
                    webhook_configs:
                      - url: '%s'
                """
                        .formatted(templates, url));
        return ConfigurationReader.readFile(
                folder.resolve("alertmanager.yml"), ReadOptions.DEFAULT);
    }

    private static List<String> warnings(ReadResult result) {
        return ((ReadResult.Accepted) result).warnings().stream().map(Problem::toString).toList();
    }

    @Test
    void filesAreFoundByPatternsAndKeepTheirOrder() throws IOException {
        write("t/team-b/two.tmpl", "{{ define \"two\" }}2{{ end }}");
        write("t/team-a/one.tmpl", "{{ define \"one\" }}1{{ end }}");
        write("t/team-a/notes.txt", "{{ not a template");
        write("last.tmpl", "last");

        ReadResult result = read("['t/team-?/*.tmpl', last.tmpl, none/*.tmpl]", "http://h/");

        assertThat(((ReadResult.Accepted) result).configuration().templates())
                .extracting(TemplateFile::name)
                .containsExactly("one.tmpl", "two.tmpl", "last.tmpl");
        assertThat(warnings(result)).isEmpty();
    }

    @Test
    void aMistakeInAFileRefusesTheConfigurationAndSaysWhere() throws IOException {
        write("t/team-a/bad.tmpl", "fine\n{{ define \"x\" }}{{ if }}{{ end }}{{ end }}");
        write("t/team-b/worse.tmpl", "{{ nonsense . }}");

        ReadResult result = read("[t/*/*.tmpl]", "http://h/");

        assertThat(((ReadResult.Refused) result).problems())
                .extracting(Problem::toString)
                .hasSize(2)
                .anySatisfy(
                        problem ->
                                assertThat(problem)
                                        .startsWith("2:13: templates: " + folder)
                                        .contains("t/team-a/bad.tmpl:2:")
                                        .contains("missing value for if"))
                .anySatisfy(
                        problem ->
                                assertThat(problem)
                                        .contains("t/team-b/worse.tmpl:1:")
                                        .contains("function \"nonsense\" not defined"));
    }

    @Test
    void aMistakeInAFieldIsAWarningBecauseAlertmanagerTakesIt() throws IOException {
        assertThat(warnings(read("[]", "http://h/{{ .Status")))
                .singleElement()
                .asString()
                .startsWith(
                        "6:14: receivers[0].webhook_configs[0].url: this template cannot be used,"
                                + " plain text will take its place: ");
    }

    @Test
    void aPatternThatCannotBeReadIsAProblem() throws IOException {
        ReadResult result = read("['t/[a.tmpl']", "http://h/");

        assertThat(((ReadResult.Refused) result).report()).contains("a [ without its ]");
    }
}
