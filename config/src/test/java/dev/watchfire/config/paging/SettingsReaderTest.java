// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.config.ConfigurationReader;
import dev.watchfire.config.document.SecretMask;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.paging.Criterion;
import dev.watchfire.engine.paging.Criterion.Factor;
import dev.watchfire.engine.paging.PagingSettings;
import dev.watchfire.engine.paging.PagingSettings.Tier;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.SeverityPolicy;
import dev.watchfire.engine.paging.SeverityPolicy.Manner;
import dev.watchfire.engine.paging.Vendor;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class SettingsReaderTest {
    private static Options means(PagingSettings paging, String type) {
        Integration means = Objects.requireNonNull(paging.means().get(type), type);
        return (Options) means.settings();
    }

    @Test
    void withoutAnythingSeveritiesMeanTheUsualAndBrowsersAreTold() {
        PagingSettings paging = Texts.accepted("").paging();

        assertThat(paging.severities()).isEqualTo(SeverityPolicy.DEFAULT);
        assertThat(paging.means()).containsOnlyKeys("push");
        assertThat(paging.limits()).isEqualTo(PagingSettings.DEFAULT_LIMITS);
        assertThat(paging.fallback()).isNull();
    }

    @Test
    void severitiesAreWhatIsWrittenAndElseTheUsual() {
        SeverityPolicy severities =
                Texts.accepted(
                                """
                                severities:
                                  labels: [sev]
                                  mapping: {Boom: P1, warning: P2}
                                  default: p4
                                  zone: Asia/Seoul
                                  digest_at: "08:30"
                                  review_on: friday
                                  levels:
                                    P1: {name: Fire, respond_within: 5m, criteria: [data_loss, {users: 20%}]}
                                    P2: {deliver: business_hours, breaks_quiet_hours: true}
                                  teams: {payments: {P3: at_once}}
                                """)
                        .paging()
                        .severities();

        assertThat(severities.labels()).containsExactly("sev");
        assertThat(severities.mapping())
                .containsEntry("boom", Severity.P1)
                .containsEntry("warning", Severity.P2)
                .containsEntry("critical", Severity.P1);
        assertThat(severities.otherwise()).isEqualTo(Severity.P4);
        assertThat(severities.zone()).isEqualTo(ZoneId.of("Asia/Seoul"));
        assertThat(severities.digestAt()).isEqualTo(LocalTime.of(8, 30));
        assertThat(severities.reviewOn()).isEqualTo(DayOfWeek.FRIDAY);
        assertThat(severities.level(Severity.P1))
                .isEqualTo(
                        new SeverityPolicy.Level(
                                Severity.P1,
                                "Fire",
                                java.util.List.of(
                                        new Criterion(Factor.DATA_LOSS, 0),
                                        new Criterion(Factor.USERS, 20)),
                                Duration.ofMinutes(5),
                                Manner.AT_ONCE,
                                true));
        assertThat(severities.level(Severity.P2).manner()).isEqualTo(Manner.BUSINESS_HOURS);
        assertThat(severities.level(Severity.P2).name()).isEqualTo("High");
        assertThat(severities.byTeam())
                .isEqualTo(Map.of("payments", Map.of(Severity.P3, Manner.AT_ONCE)));
    }

    @Test
    void whatIsNoSeverityIsRefused() {
        assertThat(
                        Texts.refused(
                                """
                                severities:
                                  mapping: {boom: P9}
                                  default: bad
                                  review_on: someday
                                  levels:
                                    P6: {}
                                    P1: {criteria: [data_los, {users: 0%}, {users: 101}], deliver: never}
                                  teams: {paymens: {P3: at_once}, payments: {P7: at_once}}
                                """))
                .anyMatch(m -> m.contains("severities.mapping: expected a severity from P1 to P5"))
                .anyMatch(m -> m.contains("severities.default: expected a severity"))
                .anyMatch(m -> m.contains("expected a day of the week"))
                .anyMatch(m -> m.contains("unknown key \"P6\" in levels"))
                .anyMatch(m -> m.contains("got \"data_los\"; did you mean \"data_loss\"?"))
                .anyMatch(m -> m.contains("from 1% to 100%, got \"0%\""))
                .anyMatch(m -> m.contains("from 1% to 100%, got \"101\""))
                .anyMatch(m -> m.contains("levels.P1.deliver: expected one of \"at_once\""))
                .anyMatch(m -> m.contains("undefined team \"paymens\""))
                .anyMatch(m -> m.contains("severities.teams.payments: expected a severity"));
    }

    @Test
    void aVendorIsSomebodyOutside() {
        assertThat(
                        Texts.accepted(
                                        """
                                        vendors:
                                        - {name: acme, contract: C-1, hours: 24/7, phone: "+49301", url: "https://acme.example", receiver: desk}
                                        """)
                                .paging()
                                .vendors())
                .containsExactly(
                        new Vendor(
                                "acme",
                                "",
                                "C-1",
                                "24/7",
                                "+49301",
                                "",
                                "https://acme.example",
                                "desk"));
    }

    @Test
    void meansHaveAProviderAndItsKeys() {
        PagingSettings paging =
                Texts.accepted(
                                """
                                paging:
                                  fallback: desk
                                  limits: {sms: [{messages: 2, within: 5m}], email: []}
                                  dead_mans_switch: {url: "https://hc.example/x", every: 30s}
                                  sms: {twilio: {account_sid: AC1, auth_token: geheim, from: "+1415"}}
                                  voice: {twilio: {account_sid: AC1, auth_token: geheim, from: "+1415"}}
                                  push: {subject: "mailto:ops@example.org"}
                                  ntfy: {url: "https://ntfy.example", token: geheim}
                                  slack: {bot_token: geheim, signing_secret: geheim}
                                  mail_in: {listen: "0.0.0.0:2525", domain: page.example.org}
                                """)
                        .paging();

        assertThat(paging.fallback()).isEqualTo("desk");
        assertThat(paging.means())
                .containsOnlyKeys(
                        "sms", "voice", "push", "ntfy", "slack", "mail_in", "dead_mans_switch");
        Options sms = means(paging, "sms");
        assertThat(sms.text("provider")).isEqualTo("twilio");
        assertThat(sms.text("account_sid")).isEqualTo("AC1");
        assertThat(Objects.requireNonNull(sms.secret("auth_token")).reveal()).isEqualTo("geheim");
        assertThat(sms.toString()).doesNotContain("geheim");
        assertThat(means(paging, "push").text("subject")).isEqualTo("mailto:ops@example.org");
        assertThat(means(paging, "dead_mans_switch").duration("every"))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(paging.limits("sms")).containsExactly(new Tier(2, Duration.ofMinutes(5)));
        assertThat(paging.limits("email")).isEmpty();
        assertThat(paging.limits("voice")).isEqualTo(PagingSettings.DEFAULT_LIMITS.get("voice"));
    }

    @Test
    void everyProviderOfShortMessagesCanBeChosen() {
        for (String provider :
                java.util.List.of(
                        "http: {url: 'http://s/{to}', headers: {X-Key: '{secret}'}, secret: s,"
                                + " body: b}",
                        "smpp: {host: h, system_id: s, password: p, from: f}",
                        "sens: {access_key: a, secret_key: s, service_id: i, from: f}",
                        "solapi: {api_key: a, api_secret: s, from: f}")) {
            PagingSettings paging = Texts.accepted("paging: {sms: {" + provider + "}}\n").paging();

            assertThat(means(paging, "sms").text("provider"))
                    .isEqualTo(provider.substring(0, provider.indexOf(':')));
        }
    }

    @Test
    void aPriceIsAnAmountAndACurrency() {
        String twilio =
                "paging: {voice: {twilio: {account_sid: a, auth_token: t, from: f, price: %s}}}\n";
        assertThat(means(Texts.accepted(twilio.formatted("0.04 EUR")).paging(), "voice"))
                .satisfies(v -> assertThat(v.text("price")).isEqualTo("0.04 EUR"));
        assertThat(Texts.refused(twilio.formatted("4ct")))
                .anyMatch(m -> m.contains("such as \"0.04 EUR\", got \"4ct\""));
    }

    @Test
    void whatAMeansLacksIsSaid() {
        assertThat(
                        Texts.refused(
                                """
                                paging:
                                  fallback: dsk
                                  limits: {sms: [{messages: 0, within: 5m}], fax: []}
                                  sms: {twilio: {account_sid: AC1}, smpp: {port: 70000}}
                                  voice: {}
                                  telegram: {}
                                """))
                .anyMatch(m -> m.contains("paging.fallback: undefined receiver \"dsk\""))
                .anyMatch(m -> m.contains("messages: expected a number from 1 to 10000, got 0"))
                .anyMatch(m -> m.contains("unknown key \"fax\" in limits"))
                .anyMatch(m -> m.contains("one of auth_token or auth_token_file"))
                .anyMatch(m -> m.contains("one of from or messaging_service_sid"))
                .anyMatch(m -> m.contains("expected a port from 1 to 65535, got 70000"))
                .anyMatch(
                        m ->
                                m.contains("paging.sms: expected one of")
                                        && m.contains("twilio and smpp"))
                .anyMatch(m -> m.contains("paging.voice: expected one of twilio, got none"))
                .anyMatch(m -> m.contains("one of bot_token or bot_token_file"));
    }

    @Test
    void secretsOfMeansAreHidden() {
        SecretMask mask = new SecretMask(ConfigurationReader.ROOT);

        assertThat(
                        mask.hide(
                                """
                                paging:
                                  sms:
                                    http: {url: 'http://s/{to}', secret: hidden}
                                  telegram: {bot_token: hidden}
                                  dead_mans_switch: {url: "https://hc.example/hidden"}
                                """))
                .doesNotContain("hidden")
                .contains("telegram: {bot_token: <secret>}");
    }
}
