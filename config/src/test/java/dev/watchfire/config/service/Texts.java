// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.config.ConfigurationReader;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.config.ReadResult;
import dev.watchfire.engine.configuration.Configuration;
import java.util.List;

/// Reads what stands behind a route and a receiver.
final class Texts {
    private Texts() {}

    static ReadResult read(String text, String receivers) {
        return new ConfigurationReader(ReadOptions.DEFAULT.from("f", null))
                .read("route: {receiver: desk}\n" + receivers + "\n" + text);
    }

    static ReadResult read(String text) {
        return read(text, "receivers: [{name: desk}]");
    }

    static Configuration accepted(String text) {
        ReadResult result = read(text);
        assertThat(result)
                .as(result instanceof ReadResult.Refused refused ? refused.report() : "")
                .isInstanceOf(ReadResult.Accepted.class);
        return ((ReadResult.Accepted) result).configuration();
    }

    static List<String> refused(String text) {
        ReadResult result = read(text);
        assertThat(result).isInstanceOf(ReadResult.Refused.class);
        return ((ReadResult.Refused) result).report().lines().toList();
    }

    static List<String> warnings(String text) {
        ReadResult result = read(text);
        accepted(text);
        return result.warningReport().lines().toList();
    }
}
