// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Receivers, intervals and their like, one by one.
final class ObjectsApiTest extends ConfigurationRig {
    private static final String SPARE = "/configuration/objects/receivers/spare";
    private static final String NIGHTS = "/configuration/objects/time_intervals/nights";

    @BeforeEach
    void save() {
        put(admin, "0", TEXT, "").is(200);
    }

    private Told change(String path, String tag, String yaml) {
        return ask(admin, "PUT", path, json("yaml", yaml), "If-Match", tag);
    }

    @Test
    void anObjectIsShownWithoutSecretsAndAsATree() {
        Told told = ask(manager, "GET", "/configuration/objects/receivers/desk", "").is(200);
        assertThat(told.text("yaml"))
                .isEqualTo(
                        "name: desk\n# the duty phone\nwebhook_configs:\n- url: http://<secret>\n");
        assertThat(told.get("value").get("webhook_configs").get(0).get("url").asString())
                .isEqualTo("http://<secret>");
        assertThat(told.text("owner")).isEqualTo("console");
        assertThat(told.text("changedBy")).isEqualTo("ada");
        assertThat(told.tag()).isEqualTo("\"1\"");
    }

    @Test
    void aChangedObjectKeepsItsIdAndTheTextAroundItStays() {
        Told before = ask(admin, "GET", SPARE, "").is(200);
        Told told = change(SPARE, before.tag(), "name: spare\nlabels: {floor: '3'}\n").is(200);
        assertThat(told.text("text"))
                .isEqualTo(
                        SHOWN.replace(
                                "- name: spare\n", "- name: spare\n  labels: {floor: '3'}\n"));
        Told after = ask(admin, "GET", SPARE, "").is(200);
        assertThat(after.text("id")).isEqualTo(before.text("id"));
        assertThat(after.tag()).isEqualTo("\"2\"");
        assertThat(ask(admin, "GET", NIGHTS, "").tag()).isEqualTo("\"1\"");
    }

    @Test
    void managersChangeSeveritiesAndNobodyBelowThem() {
        String path = "/configuration/objects/severities/-";
        String late = json("yaml", "digest_at: '10:00'\n");
        assertThat(
                        rig.send(
                                        rig.stranger("/api/watchfire/v1" + path)
                                                .PUT(HttpRequest.BodyPublishers.ofString(late)))
                                .statusCode())
                .isEqualTo(401);
        ask(viewer, "PUT", path, late, "If-None-Match", "*").is(403);
        ask(manager, "PUT", path, late, "If-None-Match", "*").is(200);
        assertThat(ask(manager, "GET", path, "").is(200).get("value").get("digest_at").asString())
                .isEqualTo("10:00");
        ask(viewer, "GET", path, "").is(403);
        ask(viewer, "DELETE", path, "", "If-Match", "\"1\"").is(403);
        ask(manager, "PUT", path, json("yaml", "default: P9\n"), "If-Match", "\"1\"").is(400);
        ask(manager, "DELETE", path, "", "If-Match", "\"1\"").is(200);
        ask(manager, "GET", path, "").is(404);
    }

    @Test
    void aNewNameKeepsTheId() {
        Told before = ask(admin, "GET", SPARE, "").is(200);
        change(SPARE, "\"1\"", "name: reserve\nlabels: {floor: '3'}\n").is(200);
        ask(admin, "GET", SPARE, "").is(404);
        Told after = ask(admin, "GET", "/configuration/objects/receivers/reserve", "").is(200);
        assertThat(after.text("id")).isEqualTo(before.text("id"));
        // In the text as a whole too, where only the name is another.
        put(admin, "2", shown().replace("name: reserve", "name: other"), "").is(200);
        Told other = ask(admin, "GET", "/configuration/objects/receivers/other", "").is(200);
        assertThat(other.text("id")).isEqualTo(before.text("id"));
        assertThat(other.tag()).isEqualTo("\"3\"");
    }

    @Test
    void twoWhoChangeDifferentObjectsDoNotDisturbEachOther() {
        change(SPARE, "\"1\"", "name: spare\nlabels: {floor: '3'}\n").is(200);
        change(NIGHTS, "\"1\"", "name: nights\ntime_intervals: [{weekdays: [sunday]}]\n").is(200);
        Told stale = change(SPARE, "\"1\"", "name: spare\n").is(412);
        assertThat(stale.get("object").get("yaml").asString()).contains("floor");
        assertThat(stale.tag()).isEqualTo("\"2\"");
    }

    @Test
    void anObjectIsAddedOnceAndTakenOut() {
        String path = "/configuration/objects/receivers/third";
        ask(admin, "PUT", path, json("yaml", "name: third\n"), "If-None-Match", "*").is(200);
        assertThat(shown()).contains("- name: spare\n- name: third\ntime_intervals:");
        Told again =
                ask(admin, "PUT", path, json("yaml", "name: third\n"), "If-None-Match", "*")
                        .is(412);
        assertThat(again.code()).isEqualTo("object-exists");
        ask(admin, "DELETE", path, "", "If-Match", "\"1\"").is(200);
        assertThat(shown()).isEqualTo(SHOWN);
        ask(admin, "DELETE", path, "", "If-Match", "\"1\"").is(404);
    }

    @Test
    void whatIsWrongInAnObjectIsNamedByItsOwnLine() {
        Told told = change(SPARE, "\"1\"", "name: spare\nlables: {floor: '3'}\n").is(400);
        var problem = told.get("problems").get(0);
        assertThat(problem.get("source").asString()).isEqualTo("object");
        assertThat(problem.get("line").asInt()).isEqualTo(2);
        assertThat(problem.get("column").asInt()).isEqualTo(1);
        assertThat(change(SPARE, "\"1\"", "name: [").is(400).code())
                .isEqualTo("configuration-refused");
        // Somebody tells it: it cannot go.
        Told used =
                ask(
                                admin,
                                "DELETE",
                                "/configuration/objects/receivers/desk",
                                "",
                                "If-Match",
                                "\"1\"")
                        .is(400);
        assertThat(used.get("problems").get(0).get("message").asString()).contains("\"desk\"");
    }

    @Test
    void theRouteIsAnObjectToo() {
        Told told = change("/configuration/objects/route/-", "\"1\"", "receiver: spare\n").is(200);
        assertThat(told.text("text")).contains("route:\n  receiver: spare\nreceivers:");
        ask(admin, "GET", "/configuration/objects/routes/-", "").is(404);
    }

    @Test
    void whatStandsInBracketsIsEditedAsAWhole() {
        put(admin, "1", "route: {receiver: a}\nreceivers: [{name: a}, {name: b}]\n", "").is(200);
        Told told =
                change("/configuration/objects/receivers/b", "\"1\"", "name: b\nlabels: {x: y}\n")
                        .is(409);
        assertThat(told.code()).isEqualTo("not-alone");
    }

    @Test
    void theFilesObjectsAreShownAndNotChanged() {
        rig.file.write(
                "inhibit_rules:\n- {name: boss, source_matchers: [a=b], target_matchers: [c=d]}\n");
        assertThat(rig.configurations.reload()).isNull();
        Told told = ask(manager, "GET", "/configuration/objects", "").is(200);
        assertThat(told.get("items").get(0).get("owner").asString()).isEqualTo("file");
        Told refused =
                change("/configuration/objects/inhibit_rules/boss", "\"0\"", "name: boss\n")
                        .is(409);
        assertThat(refused.code()).isEqualTo("file-owns-key");
    }

    @Test
    void aNameMayHaveSpacesAndLettersOfAnyScript() {
        String path = "/configuration/objects/receivers/%EC%95%BC%EA%B0%84%20desk";
        String yaml = "name: '야간 desk'\n";
        ask(admin, "PUT", path, json("yaml", yaml), "If-None-Match", "*").is(200);
        assertThat(ask(admin, "GET", path, "").is(200).text("name")).isEqualTo("야간 desk");
        ask(admin, "DELETE", path, "", "If-Match", "\"1\"").is(200);
    }
}
