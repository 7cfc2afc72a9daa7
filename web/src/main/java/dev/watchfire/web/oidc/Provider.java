// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.watchfire.config.signin.OidcProvider;
import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.people.identities.Arrival;
import dev.watchfire.people.secrets.Secrets;
import java.io.IOException;
import java.net.URLEncoder;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One provider: the authorization code flow with PKCE (OpenID Connect Core 1.0, RFC 7636). Safe
/// for any thread; the caller waits for the provider.
public final class Provider {
    /// Somebody stands before a page that does nothing meanwhile.
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /// Endpoints hardly ever move.
    private static final Duration METADATA_LIFE = Duration.ofHours(1);

    /// A provider that does not answer is not asked again by everybody who waits.
    private static final Duration FAILURE_LIFE = Duration.ofSeconds(5);

    /// More groups than somebody has a reason to be in.
    private static final int MOST_GROUPS = 1_000;

    private static final String GOOGLE = "https://accounts.google.com";

    private static final String FORM = "application/x-www-form-urlencoded";

    private final OidcProvider settings;
    private final ProviderHttp http;
    private final InstantSource clock;
    private final Keys keys;
    private @Nullable Metadata metadata;
    private @Nullable NoSignIn failure;
    private Instant until = Instant.MIN;

    Provider(OidcProvider settings, ProviderHttp http, InstantSource clock) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
        this.keys = new Keys(clock, () -> fetched("keys", get(metadata().keysUri(), Map.of())));
    }

    public OidcProvider settings() {
        return settings;
    }

    private synchronized Metadata metadata() throws NoSignIn {
        Instant now = clock.instant();
        Metadata found = metadata;
        if (now.isBefore(until)) {
            if (failure != null) {
                throw failure;
            }
            if (found != null) {
                return found;
            }
        }
        try {
            String issuer = settings.issuer();
            String base = issuer.endsWith("/") ? issuer : issuer + "/";
            String url = base + ".well-known/openid-configuration";
            String text = fetched("description", get(url, Map.of()));
            found = Metadata.of(issuer, object("description", text));
            metadata = found;
            failure = null;
            until = now.plus(METADATA_LIFE);
            return found;
        } catch (NoSignIn e) {
            metadata = null;
            failure = e;
            until = now.plus(FAILURE_LIFE);
            throw e;
        }
    }

    private ProviderHttp.Request get(String url, Map<String, String> headers) {
        return new ProviderHttp.Request("GET", url, headers, "", TIMEOUT, List.of());
    }

    private ProviderHttp.Answer send(String what, ProviderHttp.Request request) throws NoSignIn {
        try {
            return http.send(request, settings.http());
        } catch (IOException e) {
            throw new NoSignIn(
                    NoSignIn.Code.PROVIDER_UNREACHABLE,
                    "its " + what + " could not be asked for: " + e.getMessage(),
                    e);
        }
    }

    private String fetched(String what, ProviderHttp.Request request) throws NoSignIn {
        ProviderHttp.Answer answer = send(what, request);
        if (answer.status() != 200) {
            throw new NoSignIn(
                    answer.status() / 100 == 5
                            ? NoSignIn.Code.PROVIDER_UNREACHABLE
                            : NoSignIn.Code.PROVIDER_WRONG,
                    "asked for its " + what + " it answered with status " + answer.status());
        }
        return answer.body();
    }

    private static Map<String, Object> object(String what, String text) throws NoSignIn {
        try {
            return JSONObjectUtils.parse(text);
        } catch (ParseException e) {
            throw new NoSignIn(
                    NoSignIn.Code.PROVIDER_WRONG,
                    "its " + what + " is not JSON, or longer than is read",
                    e);
        }
    }

    /// Where the browser goes.
    ///
    /// @param redirect to where the provider sends it back
    public String authorization(Flow flow, String redirect) throws NoSignIn {
        String endpoint = metadata().authorizationEndpoint();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", settings.clientId());
        parameters.put("redirect_uri", redirect);
        parameters.put("scope", String.join(" ", settings.scopes()));
        parameters.put("state", flow.state());
        parameters.put("nonce", flow.nonce());
        parameters.put("code_challenge", challenge(flow.verifier()));
        parameters.put("code_challenge_method", "S256");
        return endpoint + (endpoint.contains("?") ? "&" : "?") + form(parameters);
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.hash(verifier));
    }

    private static String form(Map<String, String> parameters) {
        StringBuilder form = new StringBuilder();
        parameters.forEach(
                (name, value) ->
                        form.append(form.isEmpty() ? "" : "&")
                                .append(encoded(name))
                                .append('=')
                                .append(encoded(value)));
        return form.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /// What a provider sent back with the browser.
    ///
    /// @param issuer who says so, where it says that too
    public record Returned(
            @Nullable String code,
            @Nullable String issuer,
            @Nullable String error,
            @Nullable String description) {}

    /// Finds out who came.
    ///
    /// @param redirect the same as at the beginning
    public Arrival arrival(Flow flow, Returned returned, String redirect) throws NoSignIn {
        Metadata known = metadata();
        String issuer = returned.issuer;
        // Before anything else: it may be another provider's answer (RFC 9207).
        if (issuer == null ? known.namesIssuer() : !issuer.equals(settings.issuer())) {
            throw new NoSignIn(
                    NoSignIn.Code.PROVIDER_WRONG, "the answer is from \"" + issuer + "\"");
        }
        if (returned.error != null) {
            throw new NoSignIn(
                    NoSignIn.Code.PROVIDER_REFUSED,
                    "it said %s %s".formatted(returned.error, returned.description));
        }
        if (returned.code == null) {
            throw new NoSignIn(NoSignIn.Code.PROVIDER_WRONG, "it sent no code");
        }
        Map<String, Object> tokens = tokens(known, flow, returned.code, redirect);
        if (!(tokens.get("id_token") instanceof String text)) {
            throw new NoSignIn(
                    NoSignIn.Code.PROVIDER_WRONG,
                    "it sent no ID token; the scope openid may be missing");
        }
        JWTClaimsSet claims =
                IdTokens.check(
                        text,
                        keys,
                        new IdTokens.Expected(
                                settings.issuer(),
                                settings.clientId(),
                                flow.nonce(),
                                clock.instant()));
        String subject = String.valueOf(claims.getSubject());
        Map<String, Object> all = new LinkedHashMap<>(claims.getClaims());
        more(known, tokens, subject, all);
        return arrival(subject, all);
    }

    private Map<String, Object> tokens(Metadata known, Flow flow, String code, String redirect)
            throws NoSignIn {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirect);
        form.put("code_verifier", flow.verifier());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", FORM);
        headers.put("Accept", "application/json");
        String secret = secret();
        List<String> hidden = new ArrayList<>(List.of(code, flow.verifier()));
        if (secret.isEmpty() || known.postsSecret()) {
            form.put("client_id", settings.clientId());
            if (!secret.isEmpty()) {
                form.put("client_secret", secret);
                hidden.add(secret);
            }
        } else {
            // RFC 6749, section 2.3.1: both are encoded as in a form.
            String both = encoded(settings.clientId()) + ":" + encoded(secret);
            String basic = Base64.getEncoder().encodeToString(both.getBytes(UTF_8));
            headers.put("Authorization", "Basic " + basic);
            hidden.addAll(List.of(secret, basic));
        }
        ProviderHttp.Answer answer =
                send(
                        "tokens",
                        new ProviderHttp.Request(
                                "POST",
                                known.tokenEndpoint(),
                                headers,
                                form(form),
                                TIMEOUT,
                                hidden));
        if (answer.status() != 200) {
            throw new NoSignIn(
                    answer.status() / 100 == 5
                            ? NoSignIn.Code.PROVIDER_UNREACHABLE
                            : NoSignIn.Code.PROVIDER_REFUSED,
                    "asked for tokens it answered with status %d%s"
                            .formatted(answer.status(), reason(answer.body())));
        }
        return object("tokens", answer.body());
    }

    /// RFC 6749, section 5.2.
    private static String reason(String body) {
        try {
            Object error = JSONObjectUtils.parse(body).get("error");
            return error == null ? "" : " and the error " + error;
        } catch (ParseException e) {
            return "";
        }
    }

    private String secret() throws NoSignIn {
        Secret secret = settings.clientSecret();
        if (secret != null) {
            return secret.reveal();
        }
        String file = settings.clientSecretFile();
        if (file == null) {
            return "";
        }
        try {
            return http.secret("client_secret_file", file);
        } catch (IOException e) {
            throw new NoSignIn(
                    NoSignIn.Code.PROVIDER_UNREACHABLE, String.valueOf(e.getMessage()), e);
        }
    }

    /// Many providers say in the token only who it is, and the rest where they are asked for it.
    private void more(
            Metadata known, Map<String, Object> tokens, String subject, Map<String, Object> all)
            throws NoSignIn {
        String endpoint = known.userInfoEndpoint();
        boolean decides = !settings.roles().isEmpty() || !settings.teams().isEmpty();
        boolean complete =
                all.containsKey("email")
                        && (!decides
                                || all.containsKey(settings.groupsClaim())
                                || hasTooManyGroups(all));
        if (complete || endpoint == null || !(tokens.get("access_token") instanceof String token)) {
            return;
        }
        ProviderHttp.Request request =
                new ProviderHttp.Request(
                        "GET",
                        endpoint,
                        Map.of("Authorization", "Bearer " + token, "Accept", "application/json"),
                        "",
                        TIMEOUT,
                        List.of(token));
        Map<String, Object> said = object("user info", fetched("user info", request));
        // OpenID Connect Core, section 5.3.2: else it is about somebody else.
        if (!subject.equals(said.get("sub"))) {
            throw new NoSignIn(
                    NoSignIn.Code.TOKEN_REFUSED, "its user info is about somebody else (sub)");
        }
        said.forEach(all::putIfAbsent);
    }

    /// Where there are very many groups, some providers only say so (OpenID Connect Core, 5.6.2).
    private boolean hasTooManyGroups(Map<String, Object> claims) {
        return claims.get("_claim_names") instanceof Map<?, ?> elsewhere
                && elsewhere.containsKey(settings.groupsClaim());
    }

    private Arrival arrival(String subject, Map<String, Object> claims) {
        return new Arrival(
                settings.name(),
                settings.issuer(),
                subject,
                text(claims, "email"),
                isTrue(claims.get(settings.emailVerifiedClaim())) && isItsOwn(claims),
                text(claims, "preferred_username"),
                text(claims, "name"),
                hasTooManyGroups(claims) ? null : groups(claims.get(settings.groupsClaim())));
    }

    /// Google also verifies addresses of other places, once, and does not hear who gets them later;
    /// for those of gmail.com and of a Workspace it speaks itself (its page on OpenID Connect).
    private boolean isItsOwn(Map<String, Object> claims) {
        return !settings.issuer().equals(GOOGLE)
                || claims.containsKey("hd")
                || text(claims, "email").toLowerCase(Locale.ROOT).endsWith("@gmail.com");
    }

    private static String text(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text ? text.strip() : "";
    }

    /// Some providers write it as text or as a number.
    private static boolean isTrue(@Nullable Object value) {
        return value != null && List.of("true", "1").contains(value.toString());
    }

    private static @Nullable List<String> groups(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.size() > MOST_GROUPS
                    ? null
                    : list.stream().filter(g -> g instanceof String).map(Object::toString).toList();
        }
        return value instanceof String one ? List.of(one) : List.of();
    }
}
