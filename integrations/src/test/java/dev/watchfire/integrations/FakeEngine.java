// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Reply;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.runtime.NotAccepted;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Takes reports, or refuses the next few.
final class FakeEngine implements EngineAccess {
    private final BlockingQueue<Command.ReportAttempt> reports = new LinkedBlockingQueue<>();
    private final Queue<Throwable> refusals = new ArrayDeque<>();
    private volatile Image image = Samples.image(0, null);

    void show(Image image) {
        this.image = image;
    }

    synchronized void refuseNext(Throwable... failures) {
        refusals.addAll(java.util.List.of(failures));
    }

    static NotAccepted notAccepted() {
        return new NotAccepted(NotAccepted.Reason.QUEUE_FULL, "full", null);
    }

    @Override
    public Image image() {
        return image;
    }

    @Override
    public synchronized CompletableFuture<Reply> submit(Command command) {
        Throwable refusal = refusals.poll();
        if (refusal != null) {
            return CompletableFuture.failedFuture(refusal);
        }
        reports.add((Command.ReportAttempt) command);
        return CompletableFuture.completedFuture(new Reply.Done());
    }

    Command.ReportAttempt nextReport() throws InterruptedException {
        Command.ReportAttempt report = reports.poll(20, TimeUnit.SECONDS);
        if (report == null) {
            throw new AssertionError("no report within 20 s");
        }
        return report;
    }

    int unread() {
        return reports.size();
    }
}
