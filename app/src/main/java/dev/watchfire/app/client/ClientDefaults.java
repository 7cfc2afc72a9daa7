// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.client;

import dev.watchfire.app.arguments.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Where the values of a client's flags come from when they are not typed: the environment, then a
/// file of `flag: value` lines, read when it is first needed.
final class ClientDefaults {
    private static final Map<String, String> VARIABLES =
            Map.of("alertmanager.url", "ALERTMANAGER_URL", "token", "WATCHFIRE_TOKEN");

    /// Flags that the file may set.
    private static final List<String> FLAGS =
            List.of(
                    "alertmanager.url",
                    "author",
                    "output",
                    "storage.path",
                    "timeout",
                    "tls.ca-file",
                    "token");

    private final UnaryOperator<@Nullable String> environment;
    private @Nullable Map<String, String> file;

    ClientDefaults(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    /// @param flag without dashes
    @Nullable String of(String flag) {
        String variable = VARIABLES.get(flag);
        String value = variable == null ? null : environment.apply(variable);
        if (value != null && !value.isEmpty()) {
            return value;
        }
        Map<String, String> known = file;
        if (known == null) {
            known = read(path());
            file = known;
        }
        return known.get(flag);
    }

    private Path path() {
        String folder = environment.apply("XDG_CONFIG_HOME");
        Path home = Path.of(System.getProperty("user.home"));
        return (folder == null || folder.isEmpty() ? home.resolve(".config") : Path.of(folder))
                .resolve("watchfire/config.yml");
    }

    private static Map<String, String> read(Path path) {
        Map<String, String> values = new HashMap<>();
        if (!Files.isReadable(path)) {
            return values;
        }
        try {
            Object document =
                    new Load(LoadSettings.builder().setLabel(path.toString()).build())
                            .loadFromString(Files.readString(path));
            if (document == null) {
                return values;
            }
            if (!(document instanceof Map<?, ?> map)) {
                throw new UsageException(path + ": wants lines of 'flag: value'");
            }
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String flag = String.valueOf(entry.getKey());
                if (!FLAGS.contains(flag)) {
                    throw new UsageException(
                            path
                                    + ": knows no '"
                                    + flag
                                    + "'; it may set "
                                    + String.join(", ", FLAGS));
                }
                values.put(flag, String.valueOf(entry.getValue()));
            }
            return values;
        } catch (IOException | YamlEngineException e) {
            throw new UsageException("cannot read " + path + ": " + e.getMessage());
        }
    }
}
