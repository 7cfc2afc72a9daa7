// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.sns;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.integrations.http.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where AWS's own tools look for keys and a region: what the integration says, then the
/// environment, then the shared files. A profile that is named goes before the environment.
///
/// Source: docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html. Not asked are the
/// metadata services of EC2 and ECS: nothing is ever sent to link-local addresses.
final class AwsEnvironment {
    private final Map<String, String> environment;
    private final Path home;

    AwsEnvironment(Map<String, String> environment, Path home) {
        this.environment = Map.copyOf(environment);
        this.home = home;
    }

    /// @throws IOException where there are none; the message says where was looked
    AwsCredentials credentials(@Nullable Options sigv4) throws IOException {
        Secret secret = sigv4 == null ? null : sigv4.secret("secret_key");
        String access = text(sigv4, "access_key");
        if (!access.isEmpty() && secret != null) {
            return new AwsCredentials(access, secret.reveal(), "");
        }
        if (text(sigv4, "profile").isEmpty()) {
            AwsCredentials found =
                    credentials(
                            environment("AWS_ACCESS_KEY_ID"),
                            environment("AWS_SECRET_ACCESS_KEY"),
                            environment("AWS_SESSION_TOKEN"));
            if (found != null) {
                return found;
            }
        }
        Map<String, String> profile = profile(sigv4);
        AwsCredentials found =
                credentials(
                        profile.getOrDefault("aws_access_key_id", ""),
                        profile.getOrDefault("aws_secret_access_key", ""),
                        profile.getOrDefault("aws_session_token", ""));
        if (found == null) {
            throw new IOException(
                    "no AWS keys in sigv4, in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or for"
                            + " profile \""
                            + profileName(sigv4)
                            + "\" in "
                            + file("AWS_SHARED_CREDENTIALS_FILE", "credentials"));
        }
        return found;
    }

    private static @Nullable AwsCredentials credentials(
            String access, String secret, String token) {
        return access.isEmpty() || secret.isEmpty()
                ? null
                : new AwsCredentials(access, secret, token);
    }

    /// @throws IOException where none is named
    String region(@Nullable Options sigv4) throws IOException {
        for (String region :
                new String[] {
                    text(sigv4, "region"),
                    environment("AWS_REGION"),
                    environment("AWS_DEFAULT_REGION"),
                    profile(sigv4).getOrDefault("region", "")
                }) {
            if (!region.isEmpty()) {
                return region;
            }
        }
        throw new IOException("no AWS region in sigv4.region, AWS_REGION or the shared files");
    }

    private Map<String, String> profile(@Nullable Options sigv4) throws IOException {
        String name = profileName(sigv4);
        Map<String, String> values = new HashMap<>();
        // The file of keys has the last word.
        values.putAll(section(file("AWS_CONFIG_FILE", "config"), "profile " + name));
        if (name.equals("default")) {
            values.putAll(section(file("AWS_CONFIG_FILE", "config"), name));
        }
        values.putAll(section(file("AWS_SHARED_CREDENTIALS_FILE", "credentials"), name));
        return values;
    }

    private String profileName(@Nullable Options sigv4) {
        String name = text(sigv4, "profile");
        if (name.isEmpty()) {
            name = environment("AWS_PROFILE");
        }
        return name.isEmpty() ? "default" : name;
    }

    private Path file(String variable, String name) {
        String path = environment(variable);
        return path.isEmpty() ? home.resolve(".aws").resolve(name) : Path.of(path);
    }

    /// `name = value` lines below `[section]`; a file that is not there has none.
    private static Map<String, String> section(Path file, String section) throws IOException {
        Map<String, String> values = new HashMap<>();
        if (!Files.exists(file)) {
            return values;
        }
        boolean inside = false;
        for (String line : SecretFile.value("AWS file", file.toString()).lines().toList()) {
            String bare = line.strip();
            if (bare.startsWith("[") && bare.endsWith("]")) {
                inside = bare.substring(1, bare.length() - 1).strip().equals(section);
            } else if (inside && !bare.startsWith("#") && bare.contains("=")) {
                int equals = bare.indexOf('=');
                values.put(bare.substring(0, equals).strip(), bare.substring(equals + 1).strip());
            }
        }
        return values;
    }

    private String environment(String variable) {
        return environment.getOrDefault(variable, "");
    }

    static String text(@Nullable Options sigv4, String key) {
        return sigv4 == null ? "" : sigv4.text(key);
    }
}
