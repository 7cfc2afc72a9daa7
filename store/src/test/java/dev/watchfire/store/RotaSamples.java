// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import static dev.watchfire.store.Samples.NOW;

import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.oncall.Change;
import dev.watchfire.engine.rota.Absence;
import dev.watchfire.engine.rota.RotaFact;
import dev.watchfire.engine.rota.ScheduleWatch;
import dev.watchfire.engine.rota.ShiftOverride;
import dev.watchfire.engine.rota.ShiftRequest;
import dev.watchfire.engine.rota.Stretch;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One of each record and fact about schedules.
final class RotaSamples {
    private RotaSamples() {}

    static ShiftOverride override(long id) {
        return new ShiftOverride(
                id,
                2,
                UUID.fromString("0192f3a4-5b6c-7d8e-9f00-1122334455aa"),
                "payments",
                ShiftOverride.Type.TEMPORARY,
                "secondary",
                NOW,
                NOW.plusSeconds(7200),
                null,
                "grace",
                List.of(
                        new Change.Fixed(NOW, NOW.plusSeconds(3600), "ada", null),
                        new Change.Fixed(
                                NOW.plusSeconds(3600), NOW.plusSeconds(7200), "lin", "secondary")),
                "launch night",
                true,
                "ada",
                NOW.minusSeconds(60));
    }

    static Absence absence(long id) {
        return new Absence(
                id,
                3,
                UUID.fromString("0192f3a4-5b6c-7d8e-9f00-1122334455bb"),
                "ada",
                NOW,
                NOW.plusSeconds(86_400),
                Absence.Reason.SICK,
                "flu",
                "uid-7@example.org",
                "grace",
                NOW.minusSeconds(60));
    }

    static ShiftRequest request(long id) {
        return new ShiftRequest(
                id,
                4,
                UUID.fromString("0192f3a4-5b6c-7d8e-9f00-1122334455cc"),
                ShiftRequest.Type.SWAP,
                "payments",
                "primary",
                "ada",
                new Stretch(NOW, NOW.plusSeconds(3600)),
                List.of("grace", "lin"),
                new Stretch(NOW.plusSeconds(7200), NOW.plusSeconds(9000)),
                ShiftRequest.State.TAKEN,
                List.of(
                        new ShiftRequest.Answer("lin", null, "at the dentist", NOW),
                        new ShiftRequest.Answer(
                                "grace",
                                new Stretch(NOW.plusSeconds(7200), NOW.plusSeconds(9000)),
                                "",
                                NOW)),
                "grace",
                true,
                2,
                "wedding",
                "ada",
                NOW.minusSeconds(60),
                NOW.plusSeconds(60));
    }

    static ScheduleWatch watch(long id) {
        return new ScheduleWatch(
                id,
                5,
                "payments",
                Map.of("primary", List.of("ada", "grace"), "secondary", List.of()),
                List.of(new ScheduleWatch.Told("shift primary ada", NOW.plusSeconds(3600))),
                List.of(new ScheduleWatch.Note("primary", "the disk fills", "ada", NOW)),
                NOW.plusSeconds(600));
    }

    static Notice notice() {
        return new Notice(
                Notice.Kind.COVER_WANTED, "payments", "primary", "grace", "Cover is wanted", "Now");
    }

    static List<Fact> facts() {
        return List.of(
                new RotaFact.OverrideMade(override(51)),
                new RotaFact.OverrideEnded(51, "payments", "ada"),
                new RotaFact.AbsenceMade(absence(52)),
                new RotaFact.AbsenceEnded(52, "ada", "grace"),
                new RotaFact.ShiftRequestChanged(request(53), "taken", "grace"),
                new RotaFact.HandedOff(54, "payments", "primary", List.of("ada"), List.of("grace")),
                new RotaFact.HandoffNoteWritten(54, "payments", "primary", "the disk fills", "ada"),
                new RotaFact.NoticeGiven(notice(), Ids.of(55, 56)));
    }
}
