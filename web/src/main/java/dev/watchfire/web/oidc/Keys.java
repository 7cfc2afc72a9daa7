// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.oidc;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The public keys of a provider, fetched anew when one comes that is not among them. Safe for any
/// thread.
final class Keys {
    /// A key that the provider took back is not believed for longer than this.
    private static final Duration LIFE = Duration.ofHours(1);

    /// However many tokens come with unknown keys, the provider is asked this often.
    private static final Duration PAUSE = Duration.ofMinutes(1);

    interface Fetch {
        String get() throws NoSignIn;
    }

    private final InstantSource clock;
    private final Fetch fetch;
    private @Nullable JWKSet known;
    private Instant fetchedAt = Instant.MIN;

    Keys(InstantSource clock, Fetch fetch) {
        this.clock = clock;
        this.fetch = fetch;
    }

    /// Those that may have signed what has this header.
    synchronized List<JWK> of(JWSHeader header) throws NoSignIn {
        Instant now = clock.instant();
        JWKSet keys = known;
        if (keys == null || !now.isBefore(fetchedAt.plus(LIFE))) {
            keys = fetched(now);
        }
        List<JWK> found = select(header, keys);
        if (found.isEmpty() && !now.isBefore(fetchedAt.plus(PAUSE))) {
            found = select(header, fetched(now));
        }
        return found;
    }

    private static List<JWK> select(JWSHeader header, JWKSet keys) {
        return new JWKSelector(JWKMatcher.forJWSHeader(header)).select(keys);
    }

    private JWKSet fetched(Instant now) throws NoSignIn {
        try {
            JWKSet keys = JWKSet.parse(fetch.get());
            known = keys;
            fetchedAt = now;
            return keys;
        } catch (ParseException e) {
            throw new NoSignIn(
                    NoSignIn.Code.PROVIDER_WRONG, "its keys cannot be read: " + e.getMessage(), e);
        }
    }
}
