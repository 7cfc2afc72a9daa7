// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.web.accounts.AccountsRig;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What people change about the schedule `platform`: ada's week from the 9th of November 09:00 in
/// Seoul, then grace's; it is the 22nd, which is grace's last day.
final class RotaApiTest extends AccountsRig {
    private static final String ADAS_DAY =
            "\"start\":\"2026-11-24T00:00:00Z\",\"end\":\"2026-11-25T00:00:00Z\"";
    private static final String GRACES_DAY =
            "\"start\":\"2026-12-01T00:00:00Z\",\"end\":\"2026-12-02T00:00:00Z\"";

    private String ada = "";
    private String grace = "";
    private String lin = "";
    private String viewer = "";

    @BeforeEach
    void people() throws Exception {
        ada = admin();
        grace = invited(ada, "grace", "responder", "[]");
        lin = invited(ada, "lin", "responder", "[]");
        viewer = invited(ada, "vic", "viewer", "[]");
    }

    private Told override(String who, String more) {
        return ask(who, "POST", "/schedules/platform/overrides", "{" + more + "}");
    }

    private List<String> onCall(String at) {
        List<String> people = new ArrayList<>();
        ask(ada, "GET", "/oncall?at=" + at, "")
                .body()
                .get("items")
                .get(0)
                .get("people")
                .forEach(person -> people.add(person.asString()));
        return people;
    }

    private JsonNode adaAsks(String more) {
        Told told =
                ask(
                        ada,
                        "POST",
                        "/shift-requests",
                        "{\"kind\":\"swap\",\"schedule\":\"platform\"," + ADAS_DAY + more + "}");
        assertThat(told.status()).as(told.body().toString()).isEqualTo(201);
        return told.body();
    }

    private Told answer(String who, JsonNode request, String what, String body) {
        String id = request.get("id").asString();
        return ask(who, "POST", "/shift-requests/" + id + "/" + what, body);
    }

    @Test
    void anOverrideChangesWhoIsOnCallUntilItIsEnded() {
        assertThat(onCall("2026-11-24T12:00:00Z")).containsExactly("ada");
        Told made = override(grace, "\"kind\":\"replace\",\"by\":\"lin\"," + ADAS_DAY);
        assertThat(made.status()).isEqualTo(201);
        assertThat(onCall("2026-11-24T12:00:00Z")).containsExactly("lin");
        assertThat(onCall("2026-11-25T12:00:00Z")).containsExactly("ada");
        JsonNode changes =
                ask(ada, "GET", "/schedules/platform", "").body().get("changes").get("overrides");
        assertThat(changes.get(0).get("madeBy").asString()).isEqualTo("grace");
        assertThat(ask(lin, "DELETE", "/overrides/" + made.text("id"), "").status()).isEqualTo(204);
        assertThat(onCall("2026-11-24T12:00:00Z")).containsExactly("ada");
    }

    @Test
    void whatContradictsIsRefusedWithBothSides() {
        Told first = override(grace, "\"kind\":\"replace\",\"by\":\"lin\"," + ADAS_DAY);
        Told second = override(ada, "\"kind\":\"replace\",\"by\":\"grace\"," + ADAS_DAY);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("conflicting-override");
        assertThat(second.body().get("conflicts").get(0).get("id"))
                .isEqualTo(first.body().get("id"));
        assertThat(second.body().get("yours").get("by").asString()).isEqualTo("grace");
        assertThat(onCall("2026-11-24T12:00:00Z")).containsExactly("lin");
        Told beside =
                override(
                        ada,
                        "\"kind\":\"add\",\"person\":\"vic\",\"role\":\"primary\"," + GRACES_DAY);
        assertThat(beside.status()).isEqualTo(201);
        assertThat(onCall("2026-12-01T12:00:00Z")).containsExactly("grace", "vic");
    }

    @Test
    void viewersAndStrangersChangeNothing() {
        String body = "\"kind\":\"replace\",\"by\":\"lin\"," + ADAS_DAY;
        assertThat(override(viewer, body).status()).isEqualTo(403);
        assertThat(override("", body).status()).isEqualTo(401);
        assertThat(ask(viewer, "POST", "/schedules/platform/take-over", "{}").status())
                .isEqualTo(403);
        assertThat(onCall("2026-11-24T12:00:00Z")).containsExactly("ada");
    }

    @Test
    void nonsenseIsRefusedWithASentence() {
        Told past =
                override(
                        ada,
                        "\"kind\":\"replace\",\"by\":\"lin\",\"start\":\"2026-11-01T00:00:00Z\",\"end\":\"2026-11-02T00:00:00Z\"");
        assertThat(past.status()).isEqualTo(400);
        assertThat(past.text("detail")).contains("that time has passed".substring(5));
        Told nobody = override(ada, "\"kind\":\"replace\",\"by\":\"zoe\"," + ADAS_DAY);
        assertThat(nobody.status()).isEqualTo(400);
        assertThat(nobody.text("detail")).contains("There is no user \"zoe\"");
        Told role =
                override(ada, "\"kind\":\"add\",\"person\":\"lin\",\"role\":\"boss\"," + ADAS_DAY);
        assertThat(role.text("detail")).contains("has no role \"boss\"; it has primary");
        Told backwards =
                override(
                        ada,
                        "\"kind\":\"replace\",\"by\":\"lin\",\"start\":\"2026-11-25T00:00:00Z\",\"end\":\"2026-11-24T00:00:00Z\"");
        assertThat(backwards.text("detail")).contains("later than the start");
        assertThat(ask(ada, "POST", "/schedules/nope/overrides", "{}").status()).isEqualTo(404);
    }

    @Test
    void whoeverTakesOverHasDutyAtOnceWhateverWasPlanned() {
        override(
                ada,
                "\"kind\":\"replace\",\"by\":\"grace\",\"start\":\"2026-11-22T00:00:00Z\",\"end\":\"2026-11-23T00:00:00Z\"");
        Told taken = ask(lin, "POST", "/schedules/platform/take-over", "{\"note\":\"ada is ill\"}");
        assertThat(taken.status()).as(taken.body().toString()).isEqualTo(201);
        assertThat(taken.body().get("urgent").asBoolean()).isTrue();
        assertThat(onCall(rig.clock.instant().plusSeconds(60).toString())).containsExactly("lin");
        assertThat(taken.text("end")).isEqualTo("2026-11-23T00:00:00.000Z");
    }

    @Test
    void aSwapIsAskedTakenAndInForce() {
        JsonNode asked = adaAsks(",\"note\":\"wedding\"");
        assertThat(asked.get("state").asString()).isEqualTo("open");
        assertThat(onCall("2026-11-24T12:00:00Z")).containsExactly("ada");
        assertThat(answer(ada, asked, "take", "{}").text("detail")).contains("your own shift");
        Told taken = answer(grace, asked, "take", "{}");
        assertThat(taken.text("takenBy")).isEqualTo("grace");
        assertThat(onCall("2026-11-24T12:00:00Z")).containsExactly("grace");
        Told late = answer(lin, asked, "take", "{}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("detail")).isEqualTo("Grace took it already.");
        JsonNode shift =
                ask(grace, "GET", "/shifts?from=2026-11-24T00:00:00Z&to=2026-11-25T00:00:00Z", "")
                        .body()
                        .get("items")
                        .get(0);
        assertThat(shift.get("origin").asString()).isEqualTo("swap");
        assertThat(shift.get("instead").asString()).isEqualTo("ada");
    }

    @Test
    void anOfferInReturnIsAcceptedByWhoAsked() {
        JsonNode asked = adaAsks("");
        Told wrong = answer(lin, asked, "offer", "{" + GRACES_DAY + "}");
        assertThat(wrong.text("detail")).contains("not lin's all through");
        assertThat(answer(grace, asked, "offer", "{" + GRACES_DAY + "}").status()).isEqualTo(200);
        assertThat(answer(lin, asked, "accept", "{\"person\":\"grace\"}").status()).isEqualTo(400);
        assertThat(answer(ada, asked, "accept", "{\"person\":\"grace\"}").text("state"))
                .isEqualTo("taken");
        assertThat(onCall("2026-11-24T12:00:00Z")).containsExactly("grace");
        assertThat(onCall("2026-12-01T12:00:00Z")).containsExactly("ada");
    }

    @Test
    void onlyOwnShiftsAheadAreSwapped() {
        Told past =
                ask(
                        grace,
                        "POST",
                        "/shift-requests",
                        "{\"kind\":\"swap\",\"schedule\":\"platform\",\"start\":\"2026-11-17T00:00:00Z\",\"end\":\"2026-11-18T00:00:00Z\"}");
        assertThat(past.status()).isEqualTo(400);
        Told foreign =
                ask(
                        grace,
                        "POST",
                        "/shift-requests",
                        "{\"kind\":\"swap\",\"schedule\":\"platform\"," + ADAS_DAY + "}");
        assertThat(foreign.text("detail")).contains("only give away your own shifts");
        JsonNode asked = adaAsks(",\"to\":[\"grace\"]");
        assertThat(answer(lin, asked, "take", "{}").text("detail")).contains("grace was asked");
        assertThat(answer(grace, asked, "decline", "{\"note\":\"away\"}").text("state"))
                .isEqualTo("declined");
    }

    @Test
    void anAbsenceLeavesAGapAndAsksForCover() {
        Told away = ask(ada, "POST", "/absences", "{\"kind\":\"sick\"," + ADAS_DAY + "}");
        assertThat(away.status()).as(away.body().toString()).isEqualTo(201);
        assertThat(onCall("2026-11-24T12:00:00Z")).isEmpty();
        JsonNode cover = away.body().get("requests").get(0);
        assertThat(cover.get("kind").asString()).isEqualTo("cover");
        assertThat(cover.get("person").asString()).isEqualTo("ada");
        assertThat(answer(lin, cover, "take", "{}").text("state")).isEqualTo("taken");
        assertThat(onCall("2026-11-24T12:00:00Z")).containsExactly("lin");
        assertThat(
                        ask(grace, "POST", "/absences", "{\"person\":\"ada\"," + ADAS_DAY + "}")
                                .status())
                .isEqualTo(403);
    }

    @Test
    void anAbsenceThatIsTakenBackNeedsNoCoverAnyMore() {
        Told away = ask(ada, "POST", "/absences", "{" + ADAS_DAY + "}");
        String id = away.body().get("absence").get("id").asString();
        assertThat(ask(ada, "DELETE", "/absences/" + id, "").status()).isEqualTo(204);
        assertThat(onCall("2026-11-24T12:00:00Z")).containsExactly("ada");
        assertThat(ask(ada, "GET", "/shift-requests?open=true", "").body().get("items")).isEmpty();
    }

    @Test
    void dutyIsSpreadByHoursOfTheDayAndTheWeekend() {
        JsonNode fairness =
                ask(
                                ada,
                                "GET",
                                "/schedules/platform/fairness?from=2026-11-09T00:00:00Z&to=2026-11-16T00:00:00Z",
                                "")
                        .body();
        JsonNode first = fairness.get("items").get(0);
        assertThat(first.get("person").asString()).isEqualTo("ada");
        // Seven nights of nine hours; of the rest two days of fifteen hours at the weekend.
        assertThat(first.get("night").asDouble()).isEqualTo(63);
        assertThat(first.get("weekend").asDouble()).isEqualTo(30);
        assertThat(first.get("day").asDouble()).isEqualTo(75);
        assertThat(first.get("total").asDouble()).isEqualTo(75 + 2 * 63 + 1.5 * 30);
    }

    @Test
    void whoChangedWhatIsInTheHistoryAlsoOfWhatWasTakenBack() {
        Told made = override(grace, "\"kind\":\"replace\",\"by\":\"lin\"," + ADAS_DAY);
        ask(ada, "DELETE", "/overrides/" + made.text("id"), "");
        answer(grace, adaAsks(""), "take", "{}");
        List<String> told = new ArrayList<>();
        for (JsonNode item :
                ask(viewer, "GET", "/schedules/platform/history", "").body().get("items")) {
            JsonNode data = item.get("data");
            String by = data.has("by") ? data.get("by").asString() : "";
            told.add(item.get("name").asString() + " " + by);
        }
        assertThat(told)
                .containsExactly(
                        "oncall.shift-request.v1 grace",
                        "oncall.shift-request.v1 ada",
                        "oncall.override-ended.v1 ada",
                        "oncall.override-made.v1 ");
    }

    @Test
    void aGapIsInTheMetrics() {
        String onDuty = "watchfire_oncall_people{role=\"primary\",schedule=\"platform\"} ";
        assertThat(rig.get("/metrics").body()).contains(onDuty + "1.0");
        ask(
                grace,
                "POST",
                "/absences",
                "{\"start\":\"2026-11-22T00:00:00Z\",\"end\":\"2026-11-25T00:00:00Z\"}");
        String metrics = rig.get("/metrics").body();
        assertThat(metrics).contains(onDuty + "0.0");
        assertThat(metrics).contains("watchfire_oncall_open_requests 1.0");
    }

    @Test
    void whoIsOnCallKeepsTheirAccountUnlessItIsForced() {
        JsonNode user = ask(ada, "GET", "/users?search=grace", "").body().get("items").get(0);
        String path = "/users/" + user.get("id").asString();
        Told refused = ask(ada, "PATCH", path, "{\"disabled\":true}", "If-Match", "\"1\"");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("on-call");
        assertThat(refused.text("detail")).startsWith("grace is on call for platform (primary)");
        assertThat(ask(ada, "DELETE", path, "").status()).isEqualTo(409);
        assertThat(
                        ask(
                                        ada,
                                        "PATCH",
                                        path + "?force=true",
                                        "{\"disabled\":true}",
                                        "If-Match",
                                        "\"1\"")
                                .status())
                .isEqualTo(200);
    }

    @Test
    void aNoteForTheNextIsKept() {
        Told noted =
                ask(
                        grace,
                        "PUT",
                        "/schedules/platform/handoff-notes/primary",
                        "{\"text\":\"the disk fills\"}");
        assertThat(noted.status()).isEqualTo(200);
        JsonNode notes = ask(viewer, "GET", "/schedules/platform/handoff-notes", "").body();
        assertThat(notes.get("items").get(0).get("text").asString()).isEqualTo("the disk fills");
        assertThat(
                        ask(
                                        viewer,
                                        "PUT",
                                        "/schedules/platform/handoff-notes/primary",
                                        "{\"text\":\"x\"}")
                                .status())
                .isEqualTo(403);
    }
}
