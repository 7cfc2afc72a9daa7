// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.oidc;

import dev.watchfire.config.signin.SignInSettings;
import dev.watchfire.engine.configuration.HttpSettings;
import java.io.IOException;
import java.util.function.Supplier;

/// Where people may sign in besides here, and how those places are reached.
///
/// @param settings those in force, asked for each request
public record Federation(Supplier<SignInSettings> settings, ProviderHttp http) {
    /// Nowhere.
    public static final Federation NONE =
            new Federation(
                    () -> SignInSettings.NONE,
                    new ProviderHttp() {
                        @Override
                        public Answer send(Request request, HttpSettings settings)
                                throws IOException {
                            throw new IOException("there are no providers");
                        }

                        @Override
                        public String secret(String key, String file) throws IOException {
                            throw new IOException("there are no providers");
                        }
                    });
}
