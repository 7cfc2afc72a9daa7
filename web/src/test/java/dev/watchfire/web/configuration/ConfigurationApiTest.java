// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.people.sessions.Sessions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The configuration as a whole: saving, refusing, loading, starting.
final class ConfigurationApiTest extends ConfigurationRig {
    private static final String FILE =
            "inhibit_rules: [{name: boss, source_matchers: [a=b], target_matchers: [c=d]}]\n";

    private List<String> running() {
        return rig.engine().image().configuration().receivers().stream()
                .map(Receiver::name)
                .toList();
    }

    private String owner(String key) {
        for (var each : configuration().get("keys")) {
            if (each.get("name").asString().equals(key)) {
                return each.get("owner").asString();
            }
        }
        throw new AssertionError("no key " + key);
    }

    @Test
    void whatIsSavedRunsAndSurvivesARestart() {
        Told told = put(admin, "0", TEXT, "the desk").is(200);
        assertThat(told.tag()).isEqualTo("\"1\"");
        assertThat(told.text("text")).isEqualTo(SHOWN);
        assertThat(running()).containsExactly("desk", "spare");
        restart(null);
        assertThat(running()).containsExactly("desk", "spare");
        assertThat(shown()).isEqualTo(SHOWN);
        assertThat(configuration().get("version").get("comment").asString()).isEqualTo("the desk");
        assertThat(configuration().get("version").get("author").get("name").asString())
                .isEqualTo("ada");
        assertThat(owner("receivers")).isEqualTo("console");
    }

    @Test
    void whatCannotRunIsRefusedAtItsPlaceAndTheRunningOneGoesOn() {
        put(admin, "0", TEXT, "").is(200);
        Told told = put(admin, "1", SHOWN.replace("receiver: desk", "receiver: dusk"), "").is(400);
        assertThat(told.code()).isEqualTo("configuration-refused");
        assertThat(told.get("problems").get(0).get("source").asString()).isEqualTo("console");
        assertThat(told.get("problems").get(0).get("line").asInt()).isEqualTo(2);
        assertThat(told.get("problems").get(0).get("message").asString()).contains("\"dusk\"");
        assertThat(shown()).isEqualTo(SHOWN);
        assertThat(running()).containsExactly("desk", "spare");
    }

    @Test
    void aSecretThatIsSentBackHiddenStaysWhatItWas() throws Exception {
        put(admin, "0", TEXT, "").is(200);
        put(admin, "1", SHOWN.replace("# who is told", "# whoever is told"), "").is(200);
        assertThat(rig.engine().image().configuration().receivers().getFirst().toString())
                .doesNotContain("T0P");
        Told moved = put(admin, "2", SHOWN.replace("name: desk", "name: bureau"), "").is(400);
        assertThat(moved.get("problems").toString()).contains("write the value itself");
        restart(null);
        // Proved by what a restored version differs in: nothing.
        ask(admin, "POST", "/configuration/versions/1/restore", "{}", "If-Match", "\"2\"").is(200);
        Told diff = ask(admin, "GET", "/configuration/versions/1/diff/3", "").is(200);
        assertThat(diff.get("hunks")).isEmpty();
        assertNothingHolds("T0P-S3CRET");
    }

    private void assertNothingHolds(String secret) throws Exception {
        for (String path :
                List.of(
                        "/configuration",
                        "/configuration/versions/1",
                        "/configuration/objects",
                        "/audit",
                        "/configuration/versions")) {
            assertThat(ask(admin, "GET", path, "").body().toString())
                    .as(path)
                    .doesNotContain(secret);
        }
        rig.close();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(secret);
            }
        }
    }

    @Test
    void aStaleEditGetsTheNewestTextAndChangesNothing() {
        put(admin, "0", TEXT, "").is(200);
        Told told = put(manager, "0", "schedules: []\n", "").is(412);
        assertThat(told.code()).isEqualTo("changed-meanwhile");
        assertThat(told.text("text")).isEqualTo(SHOWN);
        assertThat(told.tag()).isEqualTo("\"1\"");
        ask(admin, "PUT", "/configuration", json("text", TEXT)).is(428);
    }

    @Test
    void aKeyOfTheFileIsChangedInTheFile() {
        put(admin, "0", TEXT, "").is(200);
        rig.file.write(FILE);
        assertThat(configuration().get("file").get("onDisk").asString()).isEqualTo("changed");
        assertThat(rig.configurations.reload()).isNull();
        assertThat(owner("inhibit_rules")).isEqualTo("file");
        assertThat(configuration().get("file").get("text").asString()).isEqualTo(FILE);
        Told told = put(admin, "1", SHOWN + "inhibit_rules: []\n", "").is(409);
        assertThat(told.code()).isEqualTo("file-owns-key");
        assertThat(told.get("keys").get(0).asString()).isEqualTo("inhibit_rules");
        assertThat(told.get("problems").get(0).get("line").asInt()).isEqualTo(13);
    }

    @Test
    void managersEditWhatReachesNoOtherMachine() {
        put(admin, "0", TEXT, "").is(200);
        put(manager, "1", SHOWN.replace("22:00", "21:00"), "").is(200);
        Told told =
                put(
                                manager,
                                "2",
                                SHOWN.replace(
                                        "- name: spare",
                                        "- {name: spare, webhook_configs: [{url:"
                                                + " 'http://10.0.0.1/'}]}"),
                                "")
                        .is(403);
        assertThat(told.code()).isEqualTo("admin-only-key");
        assertThat(told.get("keys").get(0).asString()).isEqualTo("receivers");
        Told check =
                ask(
                                manager,
                                "POST",
                                "/configuration/check",
                                json("text", SHOWN + "templates: [/etc/*]\n"))
                        .is(200);
        assertThat(check.code()).isEqualTo("admin-only-key");
        ask(manager, "POST", "/configuration/versions/1/restore", "{}", "If-Match", "\"2\"")
                .is(200);
    }

    @Test
    void anEditWantsAFreshSessionAndSomebodyWhoMay() {
        ask(viewer, "GET", "/configuration", "").is(403);
        put(viewer, "0", TEXT, "").is(403);
        rig.clock.advance(Sessions.STEP_UP.plusSeconds(1));
        assertThat(put(admin, "0", TEXT, "").is(403).code()).isEqualTo("step-up-needed");
        ask(admin, "GET", "/configuration", "").is(200);
    }

    @Test
    void aWrongTokenAtTheStepUpDoesNotSayThatNobodyIsSignedIn() {
        Told told = ask(admin, "POST", "/session/step-up", json("token", "not it")).is(403);
        assertThat(told.code()).isEqualTo("wrong-token");
    }

    @Test
    void aCheckSaysWhatDiffersAndChangesNothing() {
        put(admin, "0", TEXT, "").is(200);
        Told told =
                ask(
                                admin,
                                "POST",
                                "/configuration/check",
                                json(
                                        "text",
                                        SHOWN.replace("22:00", "21:00")
                                                .replace("http://<secret>", "http://other/S3")))
                        .is(200);
        assertThat(told.code()).isEqualTo("fine");
        assertThat(told.get("diff").get("added").asInt()).isEqualTo(2);
        assertThat(told.get("diff").get("removed").asInt()).isEqualTo(2);
        assertThat(told.body().toString()).doesNotContain("S3").contains("http://<secret>");
        assertThat(
                        ask(admin, "POST", "/configuration/check", json("text", "route: ["))
                                .is(200)
                                .code())
                .isEqualTo("refused");
        assertThat(
                        ask(
                                        admin,
                                        "POST",
                                        "/configuration/check",
                                        json("text", "x".repeat((1 << 20) + 1)))
                                .is(200)
                                .get("problems")
                                .get(0)
                                .get("code")
                                .asString())
                .isEqualTo("too-large");
        assertThat(shown()).isEqualTo(SHOWN);
    }

    @Test
    void everyVersionIsKeptAndCanComeBack() {
        put(admin, "0", TEXT, "first").is(200);
        put(manager, "1", SHOWN.replace("22:00", "21:00"), "earlier").is(200);
        Told page = ask(admin, "GET", "/configuration/versions?limit=1", "").is(200);
        assertThat(page.get("items").get(0).get("comment").asString()).isEqualTo("earlier");
        assertThat(page.get("items").get(0).get("author").get("name").asString()).isEqualTo("mia");
        Told rest =
                ask(admin, "GET", "/configuration/versions?cursor=" + page.text("nextCursor"), "")
                        .is(200);
        assertThat(rest.get("items")).hasSize(1);
        Told diff = ask(admin, "GET", "/configuration/versions/1/diff/2", "").is(200);
        assertThat(diff.get("added").asInt()).isEqualTo(1);
        assertThat(ask(admin, "GET", "/configuration/versions/1", "").is(200).text("text"))
                .isEqualTo(SHOWN);
        Told back =
                ask(
                                admin,
                                "POST",
                                "/configuration/versions/1/restore",
                                json("comment", "no"),
                                "If-Match",
                                "\"2\"")
                        .is(200);
        assertThat(back.get("version").get("restoredFrom").asInt()).isEqualTo(1);
        assertThat(back.text("text")).isEqualTo(SHOWN);
        ask(admin, "GET", "/configuration/versions/9", "").is(404);
    }

    @Test
    void theAuditTrailHasTheDifferenceWithoutSecrets() {
        put(admin, "0", TEXT, "first").is(200);
        Told told = ask(admin, "GET", "/audit?action=configuration", "").is(200);
        var entry = told.get("items").get(0);
        assertThat(entry.get("action").asString()).isEqualTo("configuration.changed");
        assertThat(entry.get("after").get("diff").asString()).contains("+  - url: http://<secret>");
        assertThat(told.body().toString()).doesNotContain("T0P");
    }

    @Test
    void aFileThatDoesNotFitIsRefusedAndWhatRanGoesOn() {
        put(admin, "0", TEXT, "").is(200);
        rig.file.write("route: {receiver: nobody-knows-him}\n");
        assertThat(rig.configurations.reload())
                .contains("the file changed since the two ran together")
                .contains("nobody-knows-him");
        Told told = configuration();
        assertThat(told.get("load").get("refusal").asString()).contains("what ran before goes on");
        assertThat(told.get("load").get("problems").get(0).get("source").asString())
                .isEqualTo("file");
        assertThat(told.get("file").get("onDisk").asString()).isEqualTo("refused");
        assertThat(running()).containsExactly("desk", "spare");
    }

    @Test
    void aStartWhosePairIsRefusedRunsWhatRanLastAndSaysSo() {
        put(admin, "0", TEXT, "").is(200);
        rig.file.write(FILE);
        assertThat(rig.configurations.reload()).isNull();
        restart("route: {receiver: nobody-knows-him}\n");
        assertThat(running()).containsExactly("desk", "spare");
        assertThat(rig.engine().image().configuration().inhibitRules()).hasSize(1);
        Told told = configuration();
        assertThat(told.get("load").get("refusal").asString())
                .contains("the file changed since the two ran together")
                .contains("version 1");
        assertThat(told.get("file").get("text").asString()).isEqualTo(FILE);
        // It can be mended from either side.
        rig.file.write(FILE + "# mended\n");
        assertThat(rig.configurations.reload()).isNull();
        assertThat(configuration().get("load").get("refusal").isNull()).isTrue();
    }

    @Test
    void withoutItsKeyTheServerStartsAndSaysWhatIsMissing() throws Exception {
        put(admin, "0", TEXT, "").is(200);
        Path away = Files.move(rig.keyFile, folder.resolve("away"));
        restart(null);
        assertThat(running()).containsExactly("desk", "spare");
        Told told = configuration();
        assertThat(told.text("missingSecrets"))
                .contains(rig.keyFile.toString())
                .contains("missing");
        assertThat(told.text("text")).isEqualTo(SHOWN);
        Told kept = put(admin, "1", SHOWN + "# more\n", "").is(400);
        assertThat(kept.get("problems").get(0).get("message").asString()).contains("write it anew");
        assertThat(put(admin, "1", TEXT + "# more\n", "").is(409).code()).isEqualTo("no-key");
        // What has no secret needs no key.
        put(admin, "1", "route: {receiver: a}\nreceivers: [{name: a}]\n", "").is(200);
        assertThat(
                        ask(
                                        admin,
                                        "POST",
                                        "/configuration/versions/1/restore",
                                        "{}",
                                        "If-Match",
                                        "\"2\"")
                                .is(409)
                                .code())
                .isEqualTo("secrets-missing");
        rig.close();
        Files.move(away, rig.keyFile);
        rig = dev.watchfire.web.Rig.with(folder, null);
        ask(admin, "POST", "/configuration/versions/1/restore", "{}", "If-Match", "\"2\"").is(200);
        assertThat(shown()).isEqualTo(SHOWN);
    }

    @Test
    void aRotatedKeyOpensWhatTheOneBeforeSealed() throws Exception {
        put(admin, "0", TEXT, "").is(200);
        String old = Files.readString(rig.keyFile);
        Told told = ask(admin, "POST", "/secrets/rotate-key", "{}").is(200);
        assertThat(told.get("rewrapped").asInt()).isEqualTo(2);
        assertThat(told.get("oldKeysRemoved").asBoolean()).isTrue();
        assertThat(Files.readString(rig.keyFile)).isNotEqualTo(old);
        restart(null);
        put(admin, "1", SHOWN + "# after\n", "").is(200);
    }

    @Test
    void theSchemaNamesEveryKeyAndSaysWhatIsSecret() {
        Told told = ask(manager, "GET", "/configuration/schema", "").is(200);
        var sections = told.get("sections");
        assertThat(sections.get(told.text("root"))).hasSize(19);
        assertThat(sections.get("webhook_configs").toString())
                .contains("\"name\":\"url\",\"type\":\"templated_secret_url\",\"secret\":true");
        assertThat(sections.get("receivers")).hasSizeGreaterThan(18);
    }
}
