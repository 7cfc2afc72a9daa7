// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import dev.watchfire.config.ConfigurationReader;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.config.ReadResult;
import dev.watchfire.engine.configuration.Options;

/// Options as a file of one integration gives them, with the defaults that users get.
public final class Configured {
    private Configured() {}

    /// @param type such as `slack`
    /// @param keys the integration's YAML
    public static Options options(String type, String keys) {
        String yaml =
                """
                route: {receiver: ops}
                receivers:
                  - name: ops
                    %s_configs:
                      -
                """
                                .formatted(type)
                        + keys.indent(8);
        return switch (new ConfigurationReader(ReadOptions.DEFAULT).read(yaml)) {
            case ReadResult.Accepted read ->
                    (Options)
                            read.configuration()
                                    .receivers()
                                    .getFirst()
                                    .integrations()
                                    .getFirst()
                                    .settings();
            case ReadResult.Refused refused -> throw new AssertionError(refused.report());
        };
    }
}
