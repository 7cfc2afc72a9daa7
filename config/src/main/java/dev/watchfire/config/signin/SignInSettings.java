// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.signin;

import java.util.List;

/// Where people may sign in besides here.
///
/// @param providers in the order of the file, their names are unique
public record SignInSettings(List<OidcProvider> providers) {
    public static final SignInSettings NONE = new SignInSettings(List.of());

    public SignInSettings {
        providers = List.copyOf(providers);
    }
}
