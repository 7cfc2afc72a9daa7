// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.configuration.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the configuration shares with those who bring answers.
final class MeansSecrets {
    private static final Logger LOG = LoggerFactory.getLogger(MeansSecrets.class);

    private MeansSecrets() {}

    /// The secret `key` of a means, or what is in the file that `key_file` names; "" where there is
    /// none, and then nothing can be believed.
    static String of(Image image, String type, String key) {
        Configuration configuration = image.configuration();
        Integration integration =
                configuration == null ? null : configuration.paging().means().get(type);
        if (integration == null || !(integration.settings() instanceof Options options)) {
            return "";
        }
        Secret secret = options.has(key) ? options.secret(key) : null;
        if (secret != null) {
            return secret.reveal();
        }
        String file = options.has(key + "_file") ? options.text(key + "_file") : "";
        if (file.isEmpty()) {
            return "";
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            LOG.warn("{}_file of {} cannot be read: {}", key, type, e.getMessage());
            return "";
        }
    }
}
