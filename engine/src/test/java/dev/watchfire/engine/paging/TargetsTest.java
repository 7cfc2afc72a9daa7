// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.calendar.BusinessHours;
import dev.watchfire.engine.oncall.Calendars;
import dev.watchfire.engine.paging.PageTarget.OnSchedule;
import dev.watchfire.engine.paging.PageTarget.OnSchedule.Whom;
import dev.watchfire.engine.rota.Rota;
import dev.watchfire.engine.rota.ShiftOverride;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TargetsTest {
    private final House house = new House();
    private final Rota rota = house.rota();

    private List<String> at(String instant, PageTarget target) {
        return Targets.people(
                target, house.configuration(), rota, house.people(), Instant.parse(instant));
    }

    @Test
    void whoHasDutyIsAskedUpToTheHandoffAndWhoFollowsFromThereOn() {
        PageTarget now = new OnSchedule("platform", "", Whom.CURRENT);

        assertThat(at("2026-11-30T08:59:59Z", now)).containsExactly("ada");
        assertThat(at("2026-11-30T09:00:00Z", now)).containsExactly("ben");
    }

    @Test
    void theNextIsWhoHasDutyAfterThem() {
        PageTarget next = new OnSchedule("platform", "", Whom.NEXT);

        assertThat(at("2026-11-24T00:00:00Z", next)).containsExactly("ben");
        assertThat(at("2026-12-01T00:00:00Z", next)).containsExactly("cleo");
    }

    @Test
    void theNextIsNobodyWhereOneHasItForEver() {
        assertThat(at("2026-11-24T00:00:00Z", new OnSchedule("platform", "lead", Whom.NEXT)))
                .isEmpty();
    }

    @Test
    void everybodyIsWhoeverHasATurnInThatRole() {
        assertThat(at("2026-11-24T00:00:00Z", new OnSchedule("platform", "", Whom.ALL)))
                .containsExactly("ada", "ben", "cleo");
        assertThat(at("2026-11-24T00:00:00Z", new OnSchedule("platform", "lead", Whom.ALL)))
                .containsExactly("lea");
    }

    @Test
    void anOverrideCountsAsDuty() {
        Rota changed =
                new Rota(
                        List.of(house.override("platform", "dora")),
                        List.of(),
                        List.of(),
                        Calendars.NONE);

        assertThat(
                        Targets.people(
                                new OnSchedule("platform", "", Whom.CURRENT),
                                house.configuration(),
                                changed,
                                house.people(),
                                Instant.parse("2026-11-24T00:00:00Z")))
                .containsExactly("dora");
    }

    @Test
    void aTeamIsItsActiveMembers() {
        assertThat(at("2026-11-24T00:00:00Z", new PageTarget.WholeTeam("payments")))
                .containsExactly("ada", "ben");
    }

    @Test
    void whatIsGoneAsksNobody() {
        assertThat(at("2026-11-24T00:00:00Z", new OnSchedule("gone", "", Whom.CURRENT))).isEmpty();
        assertThat(at("2026-11-24T00:00:00Z", new PageTarget.WholeTeam("gone"))).isEmpty();
    }

    @Test
    void aVendorIsToldByItsReceiver() {
        assertThat(Targets.receiver(new PageTarget.External("acme"), house.configuration()))
                .isEqualTo("acme-mail");
        assertThat(Targets.receiver(new PageTarget.Channel("room"), house.configuration()))
                .isEqualTo("room");
        assertThat(Targets.receiver(new PageTarget.Channel("gone"), house.configuration()))
                .isNull();
    }

    @Test
    void theHoursOfAScheduleAreItsTeams() {
        BusinessHours hours = hours("payroll");

        assertThat(hours.name()).isEqualTo("office");
    }

    @Test
    void aScheduleWithoutATeamHasWeekdaysInItsZone() {
        BusinessHours hours = hours("platform");

        // 09:00 in Berlin is 08:00 in winter.
        assertThat(hours.isOpen(Instant.parse("2026-11-23T07:59:00Z"))).isFalse();
        assertThat(hours.isOpen(Instant.parse("2026-11-23T08:00:00Z"))).isTrue();
        assertThat(hours.isOpen(Instant.parse("2026-11-23T17:00:00Z"))).isFalse();
        assertThat(hours.isOpen(Instant.parse("2026-11-22T12:00:00Z"))).isFalse();
    }

    @Test
    void aConditionWithoutHoursMeansNone() {
        assertThat(Targets.hours(Condition.ALWAYS, house.configuration())).isNull();
    }

    private BusinessHours hours(String schedule) {
        Condition condition = new Condition(Set.of(), "", schedule, true, null, 0, null);
        return Objects.requireNonNull(Targets.hours(condition, house.configuration()));
    }

    @Test
    void overridesOfAnotherScheduleChangeNothing() {
        ShiftOverride other = house.override("payroll", "dora");
        Rota changed = new Rota(List.of(other), List.of(), List.of(), Calendars.NONE);

        assertThat(
                        Targets.people(
                                new OnSchedule("platform", "", Whom.CURRENT),
                                house.configuration(),
                                changed,
                                house.people(),
                                Instant.parse("2026-11-24T00:00:00Z")))
                .containsExactly("ada");
    }
}
