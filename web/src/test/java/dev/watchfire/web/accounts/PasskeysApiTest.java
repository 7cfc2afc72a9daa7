// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.sessions.Throttle;
import dev.watchfire.web.Rig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Passkeys through the port, with a device that may lie.
class PasskeysApiTest extends AccountsRig {
    private final FakeDevice device = new FakeDevice();

    private Told page(String who, String method, String path, String body) {
        return ask(who, method, path, body, "Origin", FakeDevice.ORIGIN);
    }

    private String begun(String who, String path) {
        Told begun = page(who, "POST", path, "");
        assertThat(begun.status()).as(begun.body().toString()).isEqualTo(200);
        return begun.text("challenge");
    }

    private Told add(String who, FakeDevice device, String name) {
        String challenge = begun(who, "/me/passkeys/begin");
        return page(
                who,
                "POST",
                "/me/passkeys",
                "{\"name\":\"%s\",%s}".formatted(name, device.made(challenge)));
    }

    private Told use(FakeDevice device) {
        return page(
                "", "POST", "/session/passkey", device.used(begun("", "/session/passkey/begin")));
    }

    private String withPasskey() throws Exception {
        String cookie = admin();
        Told added = add(cookie, device, "phone");
        assertThat(added.status()).as(added.body().toString()).isEqualTo(201);
        return cookie;
    }

    private List<String> actions(String admin) {
        List<String> actions = new ArrayList<>();
        for (JsonNode entry : ask(admin, "GET", "/audit", "").body().get("items")) {
            actions.add(entry.get("action").asString());
        }
        return actions;
    }

    @Test
    void aPasskeySignsInWithoutAName() throws Exception {
        String cookie = admin();
        Told begun = page(cookie, "POST", "/me/passkeys/begin", "");
        assertThat(begun.body().get("rp").get("id").asString()).isEqualTo("localhost");
        assertThat(begun.body().get("authenticatorSelection").get("userVerification").asString())
                .isEqualTo("required");
        device.userHandle = begun.body().get("user").get("id").asString();
        assertThat(add(cookie, device, " phone ").text("name")).isEqualTo("phone");
        JsonNode listed = ask(cookie, "GET", "/me/passkeys", "").body().get("items");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).get("lastUsedAt").isNull()).isTrue();
        rig.clock.advance(Duration.ofHours(1));
        device.count = 7;
        Told in = use(device);
        assertThat(in.status()).as(in.body().toString()).isEqualTo(200);
        assertThat(in.text("name")).isEqualTo("ada");
        JsonNode again = ask(in.cookie(), "GET", "/me/passkeys", "").body().get("items");
        assertThat(again.get(0).get("lastUsedAt").isNull()).isFalse();
        assertThat(breaches("Passkey", again)).isEmpty();
        assertThat(breaches("Session", List.of(in.body()))).isEmpty();
        assertThat(again.get(0).get("backedUp").asBoolean()).isTrue();
        assertThat(
                        ask(in.cookie(), "GET", "/me/sessions", "")
                                .body()
                                .get("items")
                                .get(0)
                                .get("method")
                                .asString())
                .isEqualTo("passkey");
        assertThat(actions(in.cookie())).contains("passkey.added", "session.opened");
    }

    @Test
    void aPasskeyOutlivesARestart() throws Exception {
        withPasskey();
        rig.close();
        rig = Rig.start(folder);
        assertThat(use(device).status()).isEqualTo(200);
    }

    @Test
    void whatADeviceSignedCountsOnceAndForFiveMinutes() throws Exception {
        withPasskey();
        String signed = device.used(begun("", "/session/passkey/begin"));
        assertThat(page("", "POST", "/session/passkey", signed).status()).isEqualTo(200);
        assertThat(page("", "POST", "/session/passkey", signed).code())
                .isEqualTo("passkey-too-late");
        String late = device.used(begun("", "/session/passkey/begin"));
        rig.clock.advance(Duration.ofMinutes(5));
        assertThat(page("", "POST", "/session/passkey", late).code()).isEqualTo("passkey-too-late");
    }

    @Test
    void whatWasSignedForOneThingIsGoodForNoOther() throws Exception {
        String ada = withPasskey();
        String forStepUp = begun(ada, "/session/step-up/passkey/begin");
        assertThat(page("", "POST", "/session/passkey", device.used(forStepUp)).code())
                .isEqualTo("passkey-too-late");
        String forSignIn = begun("", "/session/passkey/begin");
        assertThat(page(ada, "POST", "/session/step-up/passkey", device.used(forSignIn)).code())
                .isEqualTo("passkey-too-late");
        String made = new FakeDevice().made(forSignIn);
        assertThat(page(ada, "POST", "/me/passkeys", "{\"name\":\"x\"," + made + "}").code())
                .isEqualTo("passkey-too-late");
        assertThat(use(new FakeDevice()).code()).isEqualTo("unknown-passkey");
    }

    @Test
    void aDeviceThatLiesIsRefused() throws Exception {
        withPasskey();
        device.forges = true;
        assertThat(use(device).code()).isEqualTo("wrong-passkey");
        device.forges = false;
        device.origin = "http://localhost:9999";
        assertThat(use(device).code()).isEqualTo("wrong-passkey");
        device.origin = FakeDevice.ORIGIN;
        device.relyingParty = "evil.example";
        assertThat(use(device).code()).isEqualTo("wrong-passkey");
        device.relyingParty = "localhost";
        device.userHandle = "c29tZWJvZHk";
        assertThat(use(device).code()).isEqualTo("unknown-passkey");
        device.userHandle = "";
        assertThat(use(device).status()).isEqualTo(200);
    }

    @Test
    void aDeviceThatDidNotLookWhoHoldsItIsRefused() throws Exception {
        String cookie = admin();
        device.verifies = false;
        assertThat(add(cookie, device, "key").code()).isEqualTo("wrong-passkey");
        device.verifies = true;
        assertThat(add(cookie, device, "key").status()).isEqualTo(201);
        device.verifies = false;
        assertThat(use(device).code()).isEqualTo("wrong-passkey");
    }

    @Test
    void aCounterThatGoesBackIsNotedInTheAuditTrail() throws Exception {
        String cookie = withPasskey();
        device.count = 9;
        assertThat(use(device).status()).isEqualTo(200);
        assertThat(actions(cookie)).doesNotContain("passkey.counter-went-back");
        device.count = 8;
        assertThat(use(device).status()).isEqualTo(200);
        assertThat(actions(cookie)).contains("passkey.counter-went-back");
    }

    @Test
    void aPasskeyMakesASessionFreshAndSomebodyElsesDoesNot() throws Exception {
        String ada = withPasskey();
        String bea = invited(ada, "bea", "admin", "[]");
        assertThat(page(bea, "POST", "/session/step-up/passkey/begin", "").code())
                .isEqualTo("no-passkey");
        FakeDevice beas = new FakeDevice();
        assertThat(add(bea, beas, "hers").status()).isEqualTo(201);
        rig.clock.advance(Duration.ofMinutes(15));
        assertThat(ask(ada, "POST", "/teams", "{\"slug\":\"db\"}").code())
                .isEqualTo("step-up-needed");
        String begin = "/session/step-up/passkey/begin";
        assertThat(
                        page(ada, "POST", "/session/step-up/passkey", beas.used(begun(ada, begin)))
                                .code())
                .isEqualTo("wrong-passkey");
        assertThat(
                        page(
                                        ada,
                                        "POST",
                                        "/session/step-up/passkey",
                                        device.used(begun(ada, begin)))
                                .status())
                .isEqualTo(200);
        assertThat(ask(ada, "POST", "/teams", "{\"slug\":\"db\"}").status()).isEqualTo(201);
    }

    @Test
    void addingAndRemovingNeedAProofThatIsNotOld() throws Exception {
        String cookie = withPasskey();
        String id =
                ask(cookie, "GET", "/me/passkeys", "")
                        .body()
                        .get("items")
                        .get(0)
                        .get("id")
                        .asString();
        rig.clock.advance(Duration.ofMinutes(15));
        assertThat(page(cookie, "POST", "/me/passkeys/begin", "").code())
                .isEqualTo("step-up-needed");
        assertThat(page(cookie, "DELETE", "/me/passkeys/" + id, "").code())
                .isEqualTo("step-up-needed");
        assertThat(page(cookie, "PATCH", "/me/passkeys/" + id, "{\"name\":\"\"}").code())
                .isEqualTo("invalid-fields");
        assertThat(
                        page(cookie, "PATCH", "/me/passkeys/" + id, "{\"name\":\"laptop\"}")
                                .text("name"))
                .isEqualTo("laptop");
        String fresh = use(device).cookie();
        assertThat(page(fresh, "DELETE", "/me/passkeys/" + id, "").status()).isEqualTo(204);
        assertThat(use(device).code()).isEqualTo("unknown-passkey");
        assertThat(page(fresh, "DELETE", "/me/passkeys/" + id, "").status()).isEqualTo(404);
    }

    @Test
    void theOnlyWayInStays() throws Exception {
        String cookie = withPasskey();
        assertThat(add(cookie, new FakeDevice(), "laptop").status()).isEqualTo(201);
        String me = ask(cookie, "GET", "/me", "").text("id");
        rig.people.change(
                Actor.SYSTEM,
                change -> {
                    rig.people.users().setPassword(change, me, "");
                    return true;
                });
        JsonNode items = ask(cookie, "GET", "/me/passkeys", "").body().get("items");
        String first = items.get(0).get("id").asString();
        String second = items.get(1).get("id").asString();
        assertThat(page(cookie, "DELETE", "/me/passkeys/" + second, "").status()).isEqualTo(204);
        assertThat(page(cookie, "DELETE", "/me/passkeys/" + first, "").code())
                .isEqualTo("last-way-in");
        assertThat(use(device).status()).isEqualTo(200);
    }

    @Test
    void whoIsDisabledDoesNotGetIn() throws Exception {
        String ada = admin();
        String bea = invited(ada, "bea", "viewer", "[]");
        assertThat(add(bea, device, "phone").status()).isEqualTo(201);
        Told user = ask(ada, "GET", "/users/" + ask(bea, "GET", "/me", "").text("id"), "");
        ask(
                ada,
                "PATCH",
                "/users/" + user.text("id"),
                "{\"disabled\":true}",
                "If-Match",
                user.tag());
        assertThat(use(device).code()).isEqualTo("disabled");
    }

    @Test
    void guessingIsSlowedDown() throws Exception {
        withPasskey();
        device.forges = true;
        for (int i = 0; i < Throttle.FREE_FAILURES; i++) {
            assertThat(use(device).status()).isEqualTo(403);
        }
        assertThat(use(device).status()).isEqualTo(429);
    }

    @Test
    void aPasskeyIsKnownOnceAndTheirNumberIsBounded() throws Exception {
        String cookie = withPasskey();
        assertThat(add(cookie, device, "again").code()).isEqualTo("passkey-exists");
        for (int i = 1; i < 20; i++) {
            assertThat(add(cookie, new FakeDevice(), "n" + i).status()).isEqualTo(201);
        }
        assertThat(add(cookie, new FakeDevice(), "more").code()).isEqualTo("too-many-passkeys");
    }

    @Test
    void aPageThatWasOpenedByAnAddressIsToldWhatToDo() throws Exception {
        admin();
        Told begun = ask("", "POST", "/session/passkey/begin", "");
        assertThat(begun.code()).isEqualTo("passkeys-needs-name");
        assertThat(begun.text("detail")).contains("localhost", "--web.external-url");
        assertThat(ask("", "GET", "/session", "").text("passkeys")).isEqualTo("needs-name");
        assertThat(page("", "GET", "/session", "").text("passkeys")).isEqualTo("available");
    }

    @Test
    void whateverADeviceSendsIsRefusedAndBreaksNothing() throws Exception {
        String cookie = withPasskey();
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            boolean add = i % 2 == 1;
            String right =
                    add
                            ? "{\"name\":\"x\","
                                    + device.made(begun(cookie, "/me/passkeys/begin"))
                                    + "}"
                            : device.used(begun("", "/session/passkey/begin"));
            rig.people.signIn().throttle().succeeded("127.0.0.1", "");
            Told told =
                    page(
                            add ? cookie : "",
                            "POST",
                            add ? "/me/passkeys" : "/session/passkey",
                            broken(right, random));
            // Nobody signs a new passkey: one whose name was changed is another one, up to the
            // limit, or the one that is there.
            boolean fine = add && (told.status() == 201 || told.status() == 409);
            assertThat(fine || told.status() == 400 || told.status() == 403)
                    .as("round %d: %d %s", i, told.status(), told.body())
                    .isTrue();
        }
        for (String client : List.of("{}", "[]", "null", "{\"type\":7}", "[[[[")) {
            String bytes = Base64.getUrlEncoder().encodeToString(client.getBytes(UTF_8));
            rig.people.signIn().throttle().succeeded("127.0.0.1", "");
            Told told =
                    page(
                            "",
                            "POST",
                            "/session/passkey",
                            "{\"credentialId\":\"AAAA\",\"clientDataJSON\":\"%s\",\"authenticatorData\":\"AAAA\",\"signature\":\"AAAA\"}"
                                    .formatted(bytes.replace("=", "")));
            assertThat(told.code()).as(client).isEqualTo("wrong-passkey");
        }
    }

    /// With some of its longer texts changed, cut or doubled somewhere.
    private static String broken(String body, Random random) {
        ObjectNode fields = (ObjectNode) JSON.readTree(body);
        List<String> names =
                new ArrayList<>(
                        List.of(
                                "clientDataJSON",
                                fields.has("signature") ? "signature" : "attestationObject",
                                fields.has("signature")
                                        ? "authenticatorData"
                                        : "attestationObject"));
        String name = names.get(random.nextInt(names.size()));
        byte[] bytes = Base64.getUrlDecoder().decode(fields.get(name).asString());
        byte[] other =
                switch (random.nextInt(3)) {
                    case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
                    case 1 -> Arrays.copyOf(bytes, bytes.length * 2);
                    default -> bytes.clone();
                };
        for (int i = 0; i <= random.nextInt(4) && other.length > 0; i++) {
            other[random.nextInt(other.length)] ^= (byte) (1 + random.nextInt(255));
        }
        fields.put(name, Base64.getUrlEncoder().withoutPadding().encodeToString(other));
        return fields.toString();
    }
}
