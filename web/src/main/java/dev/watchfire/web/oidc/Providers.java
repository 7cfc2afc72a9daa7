// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.oidc;

import dev.watchfire.config.signin.OidcProvider;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The providers of the configuration that is in force. What is known of one is kept for as long as
/// its settings stay. Safe for any thread.
public final class Providers {
    private final Federation federation;
    private final InstantSource clock;
    private final Map<OidcProvider, Provider> known = new ConcurrentHashMap<>();

    public Providers(Federation federation, InstantSource clock) {
        this.federation = federation;
        this.clock = clock;
    }

    /// In the order of the configuration.
    public List<OidcProvider> all() {
        return federation.settings().get().providers();
    }

    public @Nullable Provider find(String name) {
        List<OidcProvider> all = all();
        Set<OidcProvider> inForce = new HashSet<>(all);
        known.keySet().removeIf(settings -> !inForce.contains(settings));
        for (OidcProvider settings : all) {
            if (settings.name().equals(name)) {
                return known.computeIfAbsent(
                        settings, s -> new Provider(s, federation.http(), clock));
            }
        }
        return null;
    }
}
