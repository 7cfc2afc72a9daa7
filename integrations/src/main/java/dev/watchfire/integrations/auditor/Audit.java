// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.auditor;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.Page.Ring;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wrong with pages and their messages in one image of the state. It reads what the records
/// say should have happened by now, and asks no timer.
public final class Audit {
    /// A round and a commit take less than this, also on a busy disk.
    static final Duration TOLERANCE = Duration.ofSeconds(10);

    /// So long the messages of a page may take to reach somebody. Where it found nobody whom to
    /// send any, nothing is waited for.
    static final Duration UNTOLD = Duration.ofMinutes(2);

    /// A list that is longer says nothing more.
    private static final int MOST_FINDINGS = 100;

    private Audit() {}

    /// @param from nothing was to be sent before, as this process only began then
    public static List<Finding> of(Image image, Instant from, Instant now) {
        List<Finding> found = new ArrayList<>();
        image.pages().forEach(page -> look(page, from, now, found));
        image.deliveries().forEach(delivery -> look(delivery, from, now, found));
        found.sort(Comparator.comparing(Finding::since));
        return List.copyOf(found.subList(0, Math.min(found.size(), MOST_FINDINGS)));
    }

    /// How long the step that is longest overdue has been so; zero where none is.
    public static Duration oldestOverdue(Image image, Instant from, Instant now) {
        Duration[] oldest = {Duration.ZERO};
        image.pages()
                .forEach(
                        page -> {
                            Instant due = due(page, from);
                            if (due != null
                                    && Duration.between(due, now).compareTo(oldest[0]) > 0) {
                                oldest[0] = Duration.between(due, now);
                            }
                        });
        return oldest[0];
    }

    private static @Nullable Instant due(Page page, Instant from) {
        Instant due = page.state().isOpen() ? page.nextAttention() : null;
        return due == null ? null : due.isBefore(from) ? from : due;
    }

    private static void look(Page page, Instant from, Instant now, List<Finding> found) {
        Instant due = due(page, from);
        if (due != null && due.plus(TOLERANCE).isBefore(now)) {
            found.add(
                    new Finding(
                            Finding.Type.OVERDUE_STEP,
                            page.id(),
                            0,
                            due,
                            new Saying(
                                    "page %d (%s) should have gone on at %s"
                                            .formatted(page.id(), page.title(), due),
                                    "호출 %d(%s)은 %s에 다음 단계로 넘어갔어야 합니다"
                                            .formatted(page.id(), page.title(), due))));
        }
        Instant opened = page.openedAt().isBefore(from) ? from : page.openedAt();
        Duration patience = page.asked().isEmpty() ? TOLERANCE : UNTOLD;
        if (page.state() == Page.State.TRIGGERED
                && !page.isPaused()
                && !page.climb().reachedAnybody()
                && opened.plus(patience).isBefore(now)
                && !mayStillReach(page, now)) {
            found.add(
                    new Finding(
                            Finding.Type.PAGE_WITHOUT_PERSON,
                            page.id(),
                            0,
                            opened,
                            unreached(page)));
        }
    }

    private static Saying unreached(Page page) {
        boolean found = !page.asked().isEmpty();
        return new Saying(
                "page %d (%s, policy %s) %s"
                        .formatted(
                                page.id(),
                                page.title(),
                                page.policy(),
                                found ? "has reached nobody" : "finds nobody who can be reached"),
                "호출 %d(%s, 정책 %s): %s"
                        .formatted(
                                page.id(),
                                page.title(),
                                page.policy(),
                                found ? "아직 아무에게도 전달되지 않았습니다" : "연락할 수 있는 사람이 없습니다"));
    }

    /// What waits for a quiet hour to end will reach somebody.
    private static boolean mayStillReach(Page page, Instant now) {
        return page.asked().stream()
                .flatMap(s -> s.rings().stream())
                .anyMatch(r -> r.status() == Ring.Status.PLANNED && r.due().isAfter(now));
    }

    private static void look(Delivery delivery, Instant from, Instant now, List<Finding> found) {
        Instant due = delivery.nextAttemptAt().isBefore(from) ? from : delivery.nextAttemptAt();
        if (due.plus(TOLERANCE).isBefore(now)) {
            String to =
                    delivery.receiver().isEmpty() ? delivery.integration() : delivery.receiver();
            found.add(
                    new Finding(
                            Finding.Type.STUCK_DELIVERY,
                            0,
                            delivery.id(),
                            due,
                            new Saying(
                                    "delivery %d to %s is still %s, though its time was %s"
                                            .formatted(
                                                    delivery.id(),
                                                    to,
                                                    delivery.state()
                                                            .name()
                                                            .toLowerCase(java.util.Locale.ROOT),
                                                    due),
                                    "발송 %d(%s)이 예정 시각 %s이 지나도록 끝나지 않았습니다"
                                            .formatted(delivery.id(), to, due))));
        }
    }
}
