// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.people.views.SavedViews;
import dev.watchfire.web.Rig;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Saved views: whose they are and who may change them.
class ViewsApiTest extends AccountsRig {
    private static final String VIEW =
            "{\"page\":\"alerts\",\"name\":\"%s\",\"question\":\"%s\",\"shared\":%b}";

    private String ada = "";
    private String vic = "";
    private String rob = "";

    @BeforeEach
    void peopleAreThere() throws Exception {
        ada = admin();
        vic = invited(ada, "vic", "viewer", "[]");
        rob = invited(ada, "rob", "responder", "[]");
    }

    private Told save(String who, String name, String question, boolean shared) {
        return ask(who, "POST", "/views", VIEW.formatted(name, question, shared));
    }

    private List<String> names(String who) {
        return StreamSupport.stream(
                        ask(who, "GET", "/views", "").body().get("items").spliterator(), false)
                .map(view -> view.get("name").asString() + "?" + view.get("question").asString())
                .toList();
    }

    @Test
    void onesOwnViewsAreSeenByNobodyElseAndOutliveARestart() {
        assertThat(save(vic, "Disks", "filter=alertname", false).status()).isEqualTo(200);
        assertThat(names(vic)).containsExactly("Disks?filter=alertname");
        assertThat(names(rob)).isEmpty();
        rig.close();
        rig = Rig.start(folder);
        assertThat(names(vic)).containsExactly("Disks?filter=alertname");
    }

    @Test
    void aViewForEverybodyIsMadeByRespondersAndChangedByItsAuthorOrManagers() {
        assertThat(save(vic, "All", "state=active", true).status()).isEqualTo(403);
        String id = save(rob, "All", "state=active", true).text("id");
        assertThat(names(vic)).containsExactly("All?state=active");
        assertThat(ask(vic, "DELETE", "/views/" + id, "").status()).isEqualTo(403);
        assertThat(save(ada, "All", "state=muted", true).text("id")).isEqualTo(id);
        assertThat(names(vic)).containsExactly("All?state=muted");
        assertThat(ask(rob, "DELETE", "/views/" + id, "").status()).isEqualTo(403);
        assertThat(ask(ada, "DELETE", "/views/" + id, "").status()).isEqualTo(204);
        assertThat(names(vic)).isEmpty();
    }

    @Test
    void whoseViewItIsNotLearnsNotEvenThatItIsThere() {
        String id = save(rob, "Mine", "", false).text("id");
        assertThat(ask(ada, "DELETE", "/views/" + id, "").status()).isEqualTo(404);
    }

    @Test
    void theSameNameMakesRoomForTheNewQuestion() {
        save(vic, "Disks", "a=1", false);
        save(vic, "Disks", "a=2", false);
        assertThat(names(vic)).containsExactly("Disks?a=2");
    }

    @Test
    void whatIsNoViewIsRefusedAtItsField() {
        assertThat(save(vic, " ", "", false).body().get("errors").get(0).get("field").asString())
                .isEqualTo("name");
        assertThat(
                        save(vic, "x", "q".repeat(SavedViews.MOST_QUESTION_LETTERS + 1), false)
                                .body()
                                .get("errors")
                                .get(0)
                                .get("field")
                                .asString())
                .isEqualTo("question");
        for (int i = 0; i < SavedViews.MOST_OF_AN_OWNER; i++) {
            assertThat(save(vic, "view " + i, "", false).status()).isEqualTo(200);
        }
        assertThat(save(vic, "one more", "", false).code()).isEqualTo("too-many-views");
    }

    @Test
    void aTokenThatMayOnlyReadKeepsNothing() {
        String token =
                ask(ada, "POST", "/me/tokens", "{\"name\":\"t\",\"scopes\":[\"read\"]}")
                        .text("token");
        assertThat(save("Bearer " + token, "Mine", "", false).status()).isEqualTo(403);
        assertThat(ask("Bearer " + token, "GET", "/views", "").status()).isEqualTo(200);
    }
}
