// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// File patterns as Go's `filepath.Glob` has them: `*` and `?` within one name, `[a-z]`, `[^a]`,
/// and a backslash before what is meant as it stands.
final class Glob {
    private static final String SPECIAL = "*?[\\";

    private Glob() {}

    /// The files that match, sorted; folders are left out.
    static List<Path> files(String pattern) throws IOException {
        boolean absolute = pattern.startsWith("/");
        List<Path> found = List.of(Path.of(absolute ? "/" : ""));
        for (String name : pattern.split("/", -1)) {
            if (!name.isEmpty()) {
                found = step(found, name);
            }
        }
        return found.stream().filter(Files::isRegularFile).sorted().toList();
    }

    private static List<Path> step(List<Path> folders, String name) throws IOException {
        List<Path> next = new ArrayList<>();
        boolean plain = name.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0);
        for (Path folder : folders) {
            if (plain) {
                Path path = folder.resolve(name);
                if (Files.exists(path)) {
                    next.add(path);
                }
            } else if (Files.isDirectory(folder.toString().isEmpty() ? Path.of(".") : folder)) {
                list(folder, regex(name), next);
            }
        }
        return next;
    }

    private static void list(Path folder, Pattern pattern, List<Path> into) throws IOException {
        Path listed = folder.toString().isEmpty() ? Path.of(".") : folder;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(listed)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (pattern.matcher(name).matches()) {
                    into.add(folder.resolve(name));
                }
            }
        }
    }

    private static Pattern regex(String name) throws IOException {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '[' -> {
                    int end = name.indexOf(']', i + 2);
                    if (end < 0) {
                        throw new IOException("the pattern has a [ without its ]");
                    }
                    regex.append('[').append(name, i + 1, end).append(']');
                    i = end;
                }
                case '\\' -> {
                    if (i + 1 == name.length()) {
                        throw new IOException("the pattern ends in a backslash");
                    }
                    regex.append(Pattern.quote(String.valueOf(name.charAt(++i))));
                }
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        try {
            return Pattern.compile(regex.toString(), Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new IOException("the pattern cannot be read: " + e.getDescription(), e);
        }
    }
}
