// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.config.ConfigurationReader;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.config.ReadResult;
import dev.watchfire.config.document.SecretMask;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class SignInReaderTest {
    private static final String REST = "route: {receiver: a}\nreceivers: [{name: a}]\n";

    private static ReadResult read(String signIn) {
        return new ConfigurationReader(ReadOptions.DEFAULT.from("f", null)).read(REST + signIn);
    }

    private static SignInSettings accepted(String signIn) {
        ReadResult result = read(signIn);
        assertThat(result)
                .as(result instanceof ReadResult.Refused refused ? refused.report() : "")
                .isInstanceOf(ReadResult.Accepted.class);
        return ((ReadResult.Accepted) result).signIn();
    }

    private static List<String> refused(String signIn) {
        return ((ReadResult.Refused) read(signIn)).report().lines().toList();
    }

    @Test
    void aProviderIsReadWithEverythingThatItCanSay() {
        OidcProvider corp =
                accepted(
                                """
                                sign_in:
                                  oidc:
                                  - name: corp
                                    label: Corp account
                                    issuer: https://id.example.org/realms/corp
                                    client_id: watchfire
                                    client_secret: s3cret
                                    scopes: [openid, email, groups]
                                    allowed_domains: [Example.org]
                                    email_verified_claim: xms_edov
                                    groups_claim: roles
                                    role_map: {sre: responder, boss: admin}
                                    team_map: {dba: {db: manager, web: viewer}}
                                    http_config: {tls_config: {server_name: id}}
                                """)
                        .providers()
                        .getFirst();
        assertThat(corp.name()).isEqualTo("corp");
        assertThat(corp.label()).isEqualTo("Corp account");
        assertThat(corp.issuer()).isEqualTo("https://id.example.org/realms/corp");
        assertThat(corp.scopes()).containsExactly("openid", "email", "groups");
        assertThat(corp.allowedDomains()).containsExactly("example.org");
        assertThat(corp.emailVerifiedClaim()).isEqualTo("xms_edov");
        assertThat(corp.groupsClaim()).isEqualTo("roles");
        assertThat(corp.roles()).isEqualTo(Map.of("sre", "responder", "boss", "admin"));
        assertThat(corp.teams()).isEqualTo(Map.of("dba", Map.of("db", "manager", "web", "viewer")));
        assertThat(Objects.requireNonNull(corp.clientSecret()).reveal()).isEqualTo("s3cret");
        assertThat(corp.toString()).doesNotContain("s3cret");
    }

    @Test
    void aProviderNeedsNoMoreThanThree() {
        OidcProvider it =
                accepted("sign_in: {oidc: [{name: x, issuer: 'http://localhost:1', client_id: c}]}")
                        .providers()
                        .getFirst();
        assertThat(it.label()).isEqualTo("x");
        assertThat(it.scopes()).containsExactly("openid", "profile", "email");
        assertThat(it.groupsClaim()).isEqualTo("groups");
        assertThat(it.clientSecret()).isNull();
        assertThat(accepted("").providers()).isEmpty();
        assertThat(accepted("sign_in: {}").providers()).isEmpty();
    }

    @Test
    void whatIsWrongIsSaidAtItsPlaceAndAllAtOnce() {
        assertThat(
                        refused(
                                """
                                sign_in:
                                  odic: []
                                  oidc:
                                  - {name: Corp!, issuer: 'http://id.example.org', client_id: a}
                                  - name: x
                                    issuer: https://id.example.org/.well-known/openid-configuration
                                    isuer: y
                                    client_secret: a
                                    client_secret_file: b
                                    scopes: [email]
                                    allowed_domains: ['@example.org']
                                    role_map: {sre: respnder}
                                    team_map: {dba: {db: boss}, x: manager}
                                  - {name: x, issuer: 'https://a?b', client_id: c}
                                """))
                .containsExactly(
                        "f:4:3: sign_in: unknown key \"odic\" in sign_in; did you mean \"oidc\"?",
                        "f:6:12: sign_in.oidc[0].name: expected 1 to 32 characters a–z, 0–9 and"
                                + " \"-\", since it is part of an address, got \"Corp!\"",
                        "f:6:27: sign_in.oidc[0].issuer: expected an https URL without query and"
                                + " fragment (http only on localhost), got"
                                + " \"http://id.example.org\"",
                        "f:7:5: sign_in.oidc[1]: missing client_id",
                        "f:8:13: sign_in.oidc[1].issuer: expected the issuer itself, without"
                                + " /.well-known/…",
                        "f:9:5: sign_in.oidc[1]: unknown key \"isuer\" in oidc; did you mean"
                                + " \"issuer\"?",
                        "f:11:25: sign_in.oidc[1]: at most one of client_secret &"
                                + " client_secret_file must be configured",
                        "f:12:13: sign_in.oidc[1].scopes: without \"openid\" a provider does not"
                                + " say who somebody is",
                        "f:13:22: sign_in.oidc[1].allowed_domains: expected what stands after the @"
                                + " of an address, such as \"example.org\", got \"@example.org\"",
                        "f:14:21: sign_in.oidc[1].role_map.sre: expected one of \"viewer\","
                            + " \"responder\", \"manager\", \"admin\", got \"respnder\"; did you"
                            + " mean \"responder\"?",
                        "f:15:26: sign_in.oidc[1].team_map.dba.db: expected one of \"viewer\","
                                + " \"responder\", \"manager\", \"admin\", got \"boss\"",
                        "f:15:36: sign_in.oidc[1].team_map.x: expected a mapping, got text",
                        "f:16:12: sign_in.oidc[2].name: provider \"x\" is not unique, first at"
                                + " 7:11",
                        "f:16:23: sign_in.oidc[2].issuer: expected an https URL without query and"
                                + " fragment (http only on localhost), got \"https://a?b\"");
    }

    @Test
    void theSecretIsHiddenFromWhoeverIsShownTheFileAndPutBack() {
        SecretMask mask = new SecretMask(ConfigurationReader.ROOT);
        String text =
                REST
                        + "sign_in: {oidc: [{name: x, issuer: 'https://a', client_id: c,"
                        + " client_secret: s3cret}]}\n";
        String hidden = mask.hide(text);
        assertThat(hidden).doesNotContain("s3cret").contains("<secret>");
        assertThat(mask.restore(hidden, text).text()).isEqualTo(text);
    }

    @Test
    void whatAlertmanagerDoesNotKnowIsNotShownToItsTools() {
        ReadResult.Accepted accepted =
                (ReadResult.Accepted)
                        read("sign_in: {oidc: [{name: x, issuer: 'https://a', client_id: c}]}");
        assertThat(accepted.configuration().original()).doesNotContain("sign_in");
    }
}
