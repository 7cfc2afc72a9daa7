// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.people.sessions.Throttle;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is believed of what a provider says, over HTTP against one that misbehaves.
class OidcProtocolTest extends OidcRig {
    @BeforeEach
    void letEverybodyOfTheDomainIn() throws Exception {
        admin();
        configure(List.of("example.org"), Map.of(), Map.of());
    }

    private void assertRefused(String code) {
        // What failed before must not slow this one down.
        rig.clock.advance(Throttle.MEMORY);
        Arrived arrived = signInThere();
        assertThat(arrived.code()).isEqualTo(code);
        assertThat(arrived.session()).isEmpty();
    }

    private void assertRefused(String claim, Object value) {
        provider.claims.put(claim, value);
        assertRefused("token-refused");
        provider.claims.clear();
    }

    @Test
    void whoSignsInThereIsSignedInHereAndArrivesWhereHeWantedToGo() {
        Arrived arrived = signInThere();
        assertThat(arrived.location())
                .isEqualTo("http://127.0.0.1:" + rig.port() + "/alerts?filter=x");
        Told me = ask(arrived.session(), "GET", "/me", "");
        assertThat(me.text("name")).isEqualTo("bea.l");
        assertThat(me.text("displayName")).isEqualTo("Bea L.");
        assertThat(me.text("email")).isEqualTo("Bea@Example.org");
        assertThat(me.text("role")).isEqualTo("viewer");
        Told session = ask(arrived.session(), "GET", "/session", "");
        assertThat(session.body().get("providers").get(0).get("label").asString())
                .isEqualTo("Corp");
        Told sessions = ask(arrived.session(), "GET", "/me/sessions", "");
        assertThat(sessions.body().get("items").get(0).get("method").asString())
                .isEqualTo("oidc:corp");
    }

    @Test
    void aTokenThatIsNotForThisSignInIsRefused() {
        assertRefused("nonce", "another");
        assertRefused("nonce", null);
        assertRefused("aud", List.of("another"));
        assertRefused("aud", List.of(FakeProvider.CLIENT, "another"));
        assertRefused("azp", "another");
        assertRefused("iss", "https://evil.example");
        assertRefused("sub", null);
        assertRefused("sub", "x".repeat(256));
        assertThat(signInThere().code()).isEqualTo("in");
    }

    @Test
    void aTokenIsGoodForItsTimeAndAMinuteMore() {
        assertRefused("exp", Date.from(rig.clock.instant().minusSeconds(3_600)));
        assertRefused("exp", null);
        assertRefused("iat", null);
        assertRefused("iat", Date.from(rig.clock.instant().plusSeconds(7_200)));
        assertRefused("nbf", Date.from(rig.clock.instant().plusSeconds(9_900)));
        provider.claims.put("exp", Date.from(rig.clock.instant().minusSeconds(30)));
        provider.claims.put("iat", Date.from(rig.clock.instant().plusSeconds(30)));
        assertThat(signInThere().code()).isEqualTo("in");
    }

    @Test
    void aTokenWithoutTheProvidersSignatureIsRefused() {
        provider.signing = FakeProvider.Signing.NONE;
        assertRefused("token-refused");
        provider.signing = FakeProvider.Signing.HMAC;
        assertRefused("token-refused");
        provider.signing = FakeProvider.Signing.FORGED;
        assertRefused("token-refused");
        provider.signing = FakeProvider.Signing.RIGHT;
        assertThat(signInThere().code()).isEqualTo("in");
    }

    @Test
    void aNewKeyIsFetchedAtMostOnceAMinute() {
        assertThat(signInThere().code()).isEqualTo("in");
        assertThat(provider.keysAsked).hasValue(1);
        provider.rotate();
        assertThat(signInThere().code()).isEqualTo("token-refused");
        assertThat(provider.keysAsked).hasValue(1);
        rig.clock.advance(Duration.ofMinutes(1));
        assertThat(signInThere().code()).isEqualTo("in");
        assertThat(signInThere().code()).isEqualTo("in");
        assertThat(provider.keysAsked).hasValue(2);
        rig.clock.advance(Duration.ofHours(1));
        assertThat(signInThere().code()).isEqualTo("in");
        assertThat(provider.keysAsked).hasValue(3);
    }

    @Test
    void whatComesBackIsTakenOnceAndFromTheBrowserThatBegan() {
        Begun begun = begin();
        String code = provider.authorize(begun.url());
        assertThat(arrive("", "state=" + begun.state() + "&code=" + code).code())
                .isEqualTo("not-begun-here");
        Begun other = begin();
        assertThat(arrive(other.cookie(), "state=" + begun.state() + "&code=" + code).code())
                .isEqualTo("not-begun-here");
        assertThat(arrive(begun.cookie(), "code=" + code).code()).isEqualTo("not-begun-here");
        assertThat(arrive("watchfire_flow=AAAA", "state=" + begun.state()).code())
                .isEqualTo("not-begun-here");
        assertThat(arrive(begun, code).code()).isEqualTo("in");
        assertThat(arrive(begun, code).code()).isEqualTo("not-begun-here");
        assertThat(arrive(begun, provider.authorize(begun.url())).code())
                .isEqualTo("not-begun-here");
    }

    @Test
    void whatTakesLongerThanTenMinutesIsOver() {
        Begun begun = begin();
        String code = provider.authorize(begun.url());
        rig.clock.advance(Duration.ofMinutes(10));
        assertThat(arrive(begun, code).code()).isEqualTo("not-begun-here");
    }

    @Test
    void aCodeThatWasUsedOrIsForAnotherBrowserIsRefusedByTheProvider() {
        Begun first = begin();
        String code = provider.authorize(first.url());
        assertThat(arrive(begin(), code).code()).isEqualTo("provider-refused");
        assertThat(arrive(first, code).code()).isEqualTo("provider-refused");
    }

    @Test
    void aProviderThatSaysWhoItIsMustSayTheRightThing() {
        Begun begun = begin();
        String query = "state=" + begun.state() + "&code=" + provider.authorize(begun.url());
        assertThat(arrive(begun.cookie(), query + "&iss=https%3A%2F%2Fevil.example").code())
                .isEqualTo("provider-wrong");
        provider.description.put("authorization_response_iss_parameter_supported", true);
        configure(List.of("example.org"), Map.of("other", "viewer"), Map.of());
        assertThat(signInThere().code()).isEqualTo("provider-wrong");
        Begun again = begin();
        String right = "state=" + again.state() + "&code=" + provider.authorize(again.url());
        assertThat(arrive(again.cookie(), right + "&iss=" + provider.issuer()).code())
                .isEqualTo("in");
    }

    @Test
    void whoIsRefusedThereIsToldSo() {
        Begun begun = begin();
        Arrived arrived = arrive(begun.cookie(), "state=" + begun.state() + "&error=access_denied");
        assertThat(arrived.code()).isEqualTo("provider-refused");
        assertThat(arrived.location()).contains("provider=Corp");
    }

    @Test
    void aProviderThatIsDownIsSaidSoAndDisturbsNoOtherWay() {
        provider.down = true;
        Told told = ask("", "POST", BEGIN, "{}");
        assertThat(told.status()).isEqualTo(503);
        assertThat(told.code()).isEqualTo("provider-unreachable");
        assertThat(told.text("detail")).contains("Corp", "status 503");
        assertThat(signIn("ada", PASSWORD).status()).isEqualTo(200);
        provider.down = false;
        rig.clock.advance(Duration.ofSeconds(5));
        Begun begun = begin();
        provider.down = true;
        assertThat(arrive(begun, provider.authorize(begun.url())).code())
                .isEqualTo("provider-unreachable");
    }

    @Test
    void manyWhoWaitAskAProviderThatIsDownOnce() {
        provider.description.put("issuer", "https://evil.example");
        for (int i = 0; i < 5; i++) {
            assertThat(ask("", "POST", BEGIN, "{}").code()).isEqualTo("provider-wrong");
        }
        assertThat(provider.descriptionsAsked).hasValue(1);
    }

    @Test
    void aDescriptionThatLeadsElsewhereOrNowhereIsRefused() {
        for (String endpoint : List.of("token_endpoint", "jwks_uri", "authorization_endpoint")) {
            rig.clock.advance(Duration.ofSeconds(5));
            provider.description.clear();
            provider.description.put(endpoint, "javascript:alert(1)");
            Told told = ask("", "POST", BEGIN, "{}");
            assertThat(told.code()).isEqualTo("provider-wrong");
            assertThat(told.text("detail")).contains(endpoint);
        }
    }

    @Test
    void onlyAddressesOfTheConsoleAreGoneOnTo() {
        for (String next :
                List.of("//evil.example", "https://evil.example", "/\\\\evil", "x", "/a b")) {
            Told told = ask("", "POST", BEGIN, "{\"next\":\"%s\"}".formatted(next));
            assertThat(told.status()).as(next).isEqualTo(400);
        }
        assertThat(ask("", "POST", "/session/oidc/nobody", "{}").status()).isEqualTo(404);
    }

    @Test
    void anotherSiteCannotBeginASignIn() {
        Told told = ask("", "POST", BEGIN, "{}", "Sec-Fetch-Site", "cross-site");
        assertThat(told.code()).isEqualTo("cross-origin");
    }

    @Test
    void whatTheTokenDoesNotSayIsAskedForAndMustBeAboutTheSamePerson() {
        provider.claims.put("email", null);
        provider.claims.put("email_verified", null);
        provider.userInfo.putAll(
                Map.of("sub", "bea-7", "email", "bea@example.org", "email_verified", "true"));
        assertThat(signInThere().code()).isEqualTo("in");
        provider.userInfo.put("sub", "somebody-else");
        assertThat(signInThere().code()).isEqualTo("token-refused");
    }

    @Test
    void aProviderMayWantTheSecretInTheForm() {
        provider.description.put(
                "token_endpoint_auth_methods_supported", List.of("client_secret_post"));
        assertThat(signInThere().code()).isEqualTo("in");
    }

    @Test
    void whoComesTooOftenWaits() {
        provider.signing = FakeProvider.Signing.FORGED;
        for (int i = 0; i < Throttle.FREE_FAILURES; i++) {
            assertThat(signInThere().code()).isEqualTo("token-refused");
        }
        assertThat(signInThere().code()).isEqualTo("too-many-attempts");
    }

    @Test
    void googleVouchesOnlyForItsOwnAddresses() {
        String google = "https://accounts.google.com";
        rig.providers.instead.put(google, provider.issuer());
        provider.claims.put("iss", google);
        provider.description.put("issuer", google);
        provider.description.put("authorization_endpoint", google + "/authorize?tenant=7");
        provider.description.put("token_endpoint", google + "/token");
        provider.description.put("jwks_uri", google + "/keys");
        configure(google, List.of("example.org", "gmail.com"), Map.of(), Map.of());
        assertThat(signInThere().code()).isEqualTo("email-not-verified");
        provider.claims.put("hd", "example.org");
        assertThat(signInThere().code()).isEqualTo("in");
        provider.claims.put("hd", null);
        provider.claims.put("sub", "another");
        provider.claims.put("email", "bea@gmail.com");
        assertThat(signInThere().code()).isEqualTo("in");
    }
}
