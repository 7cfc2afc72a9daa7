// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.webconfig;

import dev.watchfire.config.problem.Position;
import dev.watchfire.config.problem.Problem;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Checker;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.webconfig.WebConfiguration.ClientAuth;
import dev.watchfire.config.webconfig.WebConfiguration.RateLimit;
import dev.watchfire.config.webconfig.WebConfiguration.Tls;
import dev.watchfire.config.yaml.YamlNode;
import dev.watchfire.config.yaml.YamlReader;
import dev.watchfire.engine.configuration.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the file behind `--web.config.file`, strictly and with all problems at once. A file that
/// is named in it and cannot be read is a problem: the server could not protect itself.
public final class WebConfigurationReader {
    private WebConfigurationReader() {}

    public static WebReadResult readFile(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(YamlReader.MAX_BYTES + 1);
            return read(bytes, file.toString(), file.toAbsolutePath().getParent());
        } catch (IOException e) {
            String reason = e instanceof NoSuchFileException ? "it does not exist" : e.toString();
            String message = "cannot read the file: " + reason;
            Problem problem = new Problem(Position.START, "", Code.UNREADABLE_FILE, message);
            return new WebReadResult.Refused(file.toString(), List.of(problem));
        }
    }

    /// @param directory where relative paths start, or null to leave them
    public static WebReadResult read(byte[] bytes, String name, @Nullable Path directory) {
        Problems problems = new Problems();
        YamlNode node = YamlReader.read(bytes, problems);
        Section root =
                node == null
                        ? null
                        : new Checker(problems, directory).document(WebSchemas.ROOT, node);
        for (Problem warning : problems.warnings()) {
            if (warning.code() == Code.UNREADABLE_FILE) {
                problems.add(warning.at(), warning.path(), warning.code(), warning.message());
            }
        }
        if (root == null || !problems.isEmpty()) {
            return new WebReadResult.Refused(name, problems.problems());
        }
        return new WebReadResult.Accepted(name, configuration(root), problems.warnings());
    }

    private static WebConfiguration configuration(Section root) {
        Section tls = root.section("tls_server_config");
        Section http = root.section("http_server_config");
        Map<String, Secret> users = new LinkedHashMap<>();
        root.textMap("basic_auth_users").forEach((name, hash) -> users.put(name, new Secret(hash)));
        return new WebConfiguration(
                tls == null || !WebSchemas.isEnabled(tls) ? null : tls(tls),
                http == null || http.flag("http2"),
                http == null ? Map.of() : http.textMap("headers"),
                users,
                rateLimit(root.section("rate_limit")));
    }

    private static Tls tls(Section tls) {
        String key = tls.textOrNull("key");
        return new Tls(
                tls.textOrNull("cert"),
                tls.textOrNull("cert_file"),
                key == null ? null : new Secret(key),
                tls.textOrNull("key_file"),
                WebSchemas.CLIENT_AUTH.getOrDefault(tls.text("client_auth_type"), ClientAuth.NONE),
                tls.textOrNull("client_ca"),
                tls.textOrNull("client_ca_file"),
                tls.texts("client_allowed_sans"),
                version(tls.text("min_version")),
                version(tls.text("max_version")),
                tls.texts("cipher_suites"),
                tls.texts("curve_preferences").stream()
                        .map(c -> WebSchemas.NAMED_GROUPS.getOrDefault(c, c))
                        .toList(),
                tls.flag("prefer_server_cipher_suites"));
    }

    private static String version(String go) {
        return switch (go) {
            case "TLS10" -> "TLSv1";
            case "TLS11" -> "TLSv1.1";
            case "TLS12" -> "TLSv1.2";
            default -> "TLSv1.3";
        };
    }

    private static @Nullable RateLimit rateLimit(@Nullable Section limit) {
        Duration interval = limit == null ? null : limit.duration("interval");
        return limit == null || interval == null || interval.isZero()
                ? null
                : new RateLimit(interval, limit.number("burst"));
    }
}
