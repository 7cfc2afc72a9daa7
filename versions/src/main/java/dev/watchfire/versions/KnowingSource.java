// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.versions;

import dev.watchfire.config.ReadOptions;
import dev.watchfire.people.People;
import dev.watchfire.people.users.User;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The file, read with what the accounts know.
///
/// @param file where the text comes from
record KnowingSource(FileSource file, People people) implements FileSource {
    @Override
    public FileText read() throws IOException {
        return file.read();
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public ReadOptions options() {
        return file.options().knowing(this::teams).knowingPeople(this::users);
    }

    /// What a configuration may call them.
    private Set<String> teams() {
        Set<String> names = new HashSet<>();
        people.teams()
                .all()
                .forEach(
                        team -> {
                            names.add(team.slug());
                            names.add(team.name());
                        });
        return names;
    }

    private Set<String> users() {
        return people.users().all().stream().map(User::name).collect(Collectors.toSet());
    }

    @Override
    public @Nullable Path directory() {
        return file.directory();
    }
}
