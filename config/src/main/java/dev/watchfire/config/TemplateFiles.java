// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config;

import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Shown;
import dev.watchfire.config.schema.Value.Single;
import dev.watchfire.engine.configuration.TemplateFile;
import dev.watchfire.gotemplate.Compiled;
import dev.watchfire.gotemplate.Source;
import dev.watchfire.gotemplate.TemplateError;
import dev.watchfire.gotemplate.alertmanager.NotificationTemplates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files that `templates` names. A pattern that finds no file is none of a problem, as in
/// Alertmanager.
///
/// @param parsed null where a file has a mistake
record TemplateFiles(List<TemplateFile> files, @Nullable NotificationTemplates parsed) {
    /// Templates are text that people wrote; a log file named by mistake must not be read whole.
    private static final int MAX_FILE_BYTES = 1 << 20;

    private static final int MAX_FILES = 1_000;

    static TemplateFiles read(List<Single> globs, Problems problems) {
        List<TemplateFile> files = new ArrayList<>();
        List<Path> paths = new ArrayList<>();
        boolean complete = true;
        for (Single glob : globs) {
            try {
                for (Path path : Glob.files(glob.text())) {
                    if (paths.size() == MAX_FILES) {
                        throw new IOException("more than " + MAX_FILES + " files");
                    }
                    files.add(new TemplateFile(String.valueOf(path.getFileName()), text(path)));
                    paths.add(path);
                }
            } catch (IOException e) {
                complete = false;
                problems.add(
                        glob.at(),
                        "templates",
                        Code.UNREADABLE_FILE,
                        "cannot read the templates "
                                + Shown.text(glob.text())
                                + ": "
                                + e.getMessage());
            }
        }
        return complete ? parse(files, paths, globs, problems) : new TemplateFiles(files, null);
    }

    private static String text(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
            if (bytes.length > MAX_FILE_BYTES) {
                throw new IOException(path + " is longer than " + MAX_FILE_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static TemplateFiles parse(
            List<TemplateFile> files, List<Path> paths, List<Single> globs, Problems problems) {
        List<Source> sources = files.stream().map(f -> new Source(f.name(), f.text())).toList();
        // Nothing is rendered here, so the time does not matter.
        return switch (NotificationTemplates.parse(sources, () -> Instant.EPOCH)) {
            case Compiled.Success<NotificationTemplates>(NotificationTemplates parsed) ->
                    new TemplateFiles(files, parsed);
            case Compiled.Failure<NotificationTemplates>(var errors) -> {
                if (files.isEmpty()) {
                    throw new IllegalStateException("our own templates are wrong: " + errors);
                }
                for (TemplateError error : errors) {
                    problems.add(
                            globs.getFirst().at(),
                            "templates",
                            Code.INVALID_VALUE,
                            pathOf(error.file(), files, paths)
                                    + ":"
                                    + error.line()
                                    + ":"
                                    + error.column()
                                    + ": "
                                    + error.message());
                }
                yield new TemplateFiles(files, null);
            }
        };
    }

    private static String pathOf(String name, List<TemplateFile> files, List<Path> paths) {
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i).name().equals(name)) {
                return paths.get(i).toString();
            }
        }
        return name;
    }

    TemplateCheck check(Problems problems) {
        return new TemplateCheck(parsed, problems);
    }
}
