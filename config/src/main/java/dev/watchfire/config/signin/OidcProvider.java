// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.signin;

import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.Secret;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An OpenID provider that people may sign in through.
///
/// @param name part of the address to which the provider sends people back
/// @param label on the button
/// @param issuer exactly as the provider writes it
/// @param clientSecret null where there is none, or it is in the file
/// @param clientSecretFile null where there is none
/// @param scopes among them `openid`
/// @param allowedDomains lower case; whose verified address ends with one may come uninvited
/// @param emailVerifiedClaim the claim that says whether an address is verified
/// @param groupsClaim the claim that lists groups
/// @param roles words of roles by groups; empty where the provider does not decide
/// @param teams words of roles by slugs of teams, by groups
/// @param http how the provider is reached
public record OidcProvider(
        String name,
        String label,
        String issuer,
        String clientId,
        @Nullable Secret clientSecret,
        @Nullable String clientSecretFile,
        List<String> scopes,
        List<String> allowedDomains,
        String emailVerifiedClaim,
        String groupsClaim,
        Map<String, String> roles,
        Map<String, Map<String, String>> teams,
        HttpSettings http) {
    public OidcProvider {
        scopes = List.copyOf(scopes);
        allowedDomains = List.copyOf(allowedDomains);
        roles = Map.copyOf(roles);
        teams = Map.copyOf(teams);
    }
}
