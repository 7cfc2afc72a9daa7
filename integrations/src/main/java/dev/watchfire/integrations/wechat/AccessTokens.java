// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.wechat;

import dev.watchfire.integrations.http.Urls;
import dev.watchfire.integrations.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Access tokens for as long as they are good. Fetching one is limited to a few a day, and makes
/// the one before it invalid some time later.
final class AccessTokens {
    /// What WeChat says when it does not say. Source: developer.work.weixin.qq.com, "Get
    /// access_token".
    private static final Duration LIFETIME = Duration.ofHours(2);

    /// Accounts of configurations that are gone are forgotten when there are this many.
    private static final int MAX_ACCOUNTS = 256;

    record Account(String apiUrl, String corpId, String secret) {
        String tokenUrl() {
            String url = Urls.with(Urls.below(apiUrl, "gettoken"), "corpid", corpId);
            return Urls.with(url, "corpsecret", secret);
        }

        @Override
        public String toString() {
            return corpId;
        }
    }

    private record Token(String value, Instant until) {}

    private final InstantSource clock;
    private final Map<Account, Token> tokens = new ConcurrentHashMap<>();

    AccessTokens(InstantSource clock) {
        this.clock = clock;
    }

    @Nullable String get(Account account) {
        Token token = tokens.get(account);
        return token == null || !clock.instant().isBefore(token.until) ? null : token.value;
    }

    /// @return null where the answer holds no token
    @Nullable String keep(Account account, String answer) {
        Map<String, Object> body = Json.readObject(answer);
        if (!(body.get("access_token") instanceof String value) || value.isEmpty()) {
            return null;
        }
        Duration lifetime =
                body.get("expires_in") instanceof Number seconds && seconds.longValue() > 0
                        ? Duration.ofSeconds(Math.min(seconds.longValue(), LIFETIME.toSeconds()))
                        : LIFETIME;
        if (tokens.size() >= MAX_ACCOUNTS) {
            tokens.clear();
        }
        tokens.put(account, new Token(value, clock.instant().plus(lifetime)));
        return value;
    }

    /// Unless somebody else fetched a newer one already.
    void forget(Account account, String value) {
        tokens.computeIfPresent(account, (_, token) -> token.value.equals(value) ? null : token);
    }
}
