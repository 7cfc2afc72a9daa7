// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Where the values of a client's options come from when they are not typed: the environment, then
/// a file of `flag: value` lines.
final class ClientDefaults implements IDefaultValueProvider {
    private static final Map<String, String> VARIABLES =
            Map.of("alertmanager.url", "ALERTMANAGER_URL", "token", "WATCHFIRE_TOKEN");

    /// Flags that the file may set.
    private static final Set<String> FLAGS =
            Set.of(
                    "alertmanager.url",
                    "token",
                    "output",
                    "author",
                    "timeout",
                    "storage.path",
                    "tls.ca-file");

    private final UnaryOperator<@Nullable String> environment;
    private @Nullable Map<String, String> file;

    ClientDefaults(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)
                || !argument.command().mixins().containsKey("client")) {
            return null;
        }
        String flag = option.longestName().replaceFirst("^--", "");
        String variable = VARIABLES.get(flag);
        String value = variable == null ? null : environment.apply(variable);
        if (value != null && !value.isEmpty()) {
            return value;
        }
        return FLAGS.contains(flag) ? file().get(flag) : null;
    }

    private Map<String, String> file() {
        Map<String, String> known = file;
        if (known == null) {
            known = read(path());
            file = known;
        }
        return known;
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
                throw new Failure(path + ": wants lines of 'flag: value'");
            }
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String flag = String.valueOf(entry.getKey());
                if (!FLAGS.contains(flag)) {
                    throw new Failure(
                            path
                                    + ": knows no '"
                                    + flag
                                    + "'; it may set "
                                    + String.join(", ", FLAGS.stream().sorted().toList()));
                }
                values.put(flag, String.valueOf(entry.getValue()));
            }
            return values;
        } catch (IOException | YamlEngineException e) {
            throw new Failure("cannot read " + path + ": " + e.getMessage(), e);
        }
    }
}
