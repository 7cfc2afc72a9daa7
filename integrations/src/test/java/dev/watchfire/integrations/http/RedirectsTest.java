// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import static dev.watchfire.integrations.http.ScriptedServer.redirect;
import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.HttpSettings.Authorization;
import dev.watchfire.engine.configuration.HttpSettings.BasicAuth;
import dev.watchfire.engine.configuration.HttpSettings.Header;
import dev.watchfire.engine.configuration.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Where a request goes that is sent on, and where it must not go.
final class RedirectsTest extends Client {
    @Test
    void movedAndSeeOtherAreFetchedWithoutTheBody() throws Exception {
        for (int status : new int[] {301, 302, 303}) {
            server.behave(
                    (r, socket) ->
                            (r.path().equals("/from")
                                            ? redirect(status, "/to?y=2")
                                            : respond(200, ""))
                                    .on(r, socket));

            assertThat(post(server.url("/from")))
                    .isEqualTo(new OutgoingResult.Answered(200, "", 0));
            server.next();
            ScriptedServer.Received second = server.next();
            assertThat(second.method()).isEqualTo("GET");
            assertThat(second.path()).isEqualTo("/to?y=2");
            assertThat(second.body()).isEmpty();
            assertThat(second.header("content-type")).isNull();
        }
    }

    @Test
    void temporaryAndPermanentRedirectsKeepMethodAndBody() throws Exception {
        for (int status : new int[] {307, 308}) {
            server.behave(
                    (r, socket) ->
                            (r.path().equals("/a/from") ? redirect(status, "to") : respond(200, ""))
                                    .on(r, socket));

            assertThat(post(server.url("/a/from")))
                    .isEqualTo(new OutgoingResult.Answered(200, "", 0));
            server.next();
            ScriptedServer.Received second = server.next();
            assertThat(second.method()).isEqualTo("POST");
            assertThat(second.path()).isEqualTo("/a/to");
            assertThat(second.body()).isEqualTo("{\"a\":1}");
        }
    }

    @Test
    void aRedirectLoopEndsAfterTenRequests() {
        server.behave(redirect(307, "/again"));

        assertThat(post(server.url("/")))
                .isEqualTo(new OutgoingResult.NotSent("stopped after 10 redirects"));
        assertThat(server.unread()).isEqualTo(10);
    }

    @Test
    void aRedirectThatIsNotToBeFollowedIsTheAnswer() {
        server.behave(redirect(307, "/elsewhere"));
        HttpSettings settings =
                new HttpSettings(
                        null, null, null, DEFAULT.tls(), DEFAULT.proxy(), false, true, Map.of());

        assertThat(post(server.url("/"), settings))
                .isEqualTo(new OutgoingResult.Answered(307, "", 0));
        assertThat(server.unread()).isEqualTo(1);
    }

    @Test
    void aRedirectWithoutLocationIsTheAnswer() {
        server.behave(respond(302, "where?"));

        assertThat(post(server.url("/"))).isEqualTo(new OutgoingResult.Answered(302, "where?", 0));
    }

    @Test
    void credentialsAndConfiguredHeadersStayWithTheFirstHost() throws Exception {
        try (ScriptedServer other = ScriptedServer.start(respond(200, ""))) {
            server.behave(redirect(307, "http://elsewhere:" + other.port() + "/stolen"));
            HttpSettings settings =
                    new HttpSettings(
                            null,
                            new Authorization("Bearer", new Secret("token-1"), null),
                            null,
                            DEFAULT.tls(),
                            DEFAULT.proxy(),
                            true,
                            true,
                            Map.of("X-Key", new Header(List.of("key-1"), List.of(), List.of())));

            assertThat(post(server.url("/"), settings))
                    .isEqualTo(new OutgoingResult.Answered(200, "", 0));
            ScriptedServer.Received first = server.next();
            assertThat(first.header("authorization")).isEqualTo("Bearer token-1");
            assertThat(first.header("x-key")).isEqualTo("key-1");
            ScriptedServer.Received second = other.next();
            assertThat(second.body()).isEqualTo("{\"a\":1}");
            assertThat(second.headerLines())
                    .noneMatch(h -> h.contains("token-1") || h.contains("key-1"))
                    .noneMatch(h -> h.toLowerCase(java.util.Locale.ROOT).startsWith("referer"));
        }
    }

    @Test
    void credentialsFollowARedirectOnTheSameHost() throws Exception {
        server.behave(
                (r, socket) ->
                        (r.path().equals("/from") ? redirect(307, "/to") : respond(200, ""))
                                .on(r, socket));
        HttpSettings settings = with(new BasicAuth("anna", null, new Secret("s3cret"), null), null);

        post(server.url("/from"), settings);

        assertThat(server.next().header("authorization")).isEqualTo("Basic YW5uYTpzM2NyZXQ=");
        assertThat(server.next().header("authorization")).isEqualTo("Basic YW5uYTpzM2NyZXQ=");
    }

    @Test
    void aRedirectToAMetadataAddressIsRefused() {
        server.behave(redirect(307, "http://169.254.169.254/latest/meta-data/"));

        assertThat(post(server.url("/")))
                .isInstanceOfSatisfying(
                        OutgoingResult.Refused.class,
                        r -> assertThat(r.reason()).contains("metadata"));
    }

    @Test
    void aRedirectToAnotherSchemeIsRefused() {
        server.behave(redirect(302, "file:///etc/passwd"));

        assertThat(post(server.url("/"))).isInstanceOf(OutgoingResult.Refused.class);
    }

    @Test
    void aNameThatLeadsToALinkLocalAddressIsRefused() {
        assertThat(post("http://sneaky:" + server.port() + "/"))
                .isInstanceOf(OutgoingResult.Refused.class);
        assertThat(post("http://[fe80::1]:" + server.port() + "/"))
                .isInstanceOf(OutgoingResult.Refused.class);
        assertThat(server.unread()).isZero();
    }

    @Test
    void onlyTheAllowedAddressesOfANameAreConnectedTo() {
        assertThat(post("http://both:" + server.port() + "/"))
                .isEqualTo(new OutgoingResult.Answered(200, "", 0));
    }
}
