// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PageAction;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.PagingReply;
import dev.watchfire.runtime.EngineAccess;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// The engine with one page, and what is done to it.
final class PagesOnHand implements EngineAccess {
    private final EngineAccess engine;
    private final List<String> done = new CopyOnWriteArrayList<>();
    final List<PagingCommand> reports = new CopyOnWriteArrayList<>();

    PagesOnHand(EngineAccess engine) {
        this.engine = engine;
    }

    /// What changed pages, as `ada acknowledge sms`.
    List<String> done() {
        return List.copyOf(done);
    }

    Page page() {
        return ofAlert("Disk <full>");
    }

    Page ofAlert(String name) {
        Page[] found = new Page[1];
        image().pages()
                .forEach(
                        page -> {
                            if (page.labels().valueOrEmpty("alertname").equals(name)) {
                                found[0] = page;
                            }
                        });
        return found[0];
    }

    Page.State state() {
        return page().state();
    }

    /// The one that carries a means of who is asked first.
    long delivery(String type) {
        return page().asked().getFirst().rings().stream()
                .filter(ring -> ring.type().equals(type))
                .findFirst()
                .orElseThrow()
                .delivery();
    }

    void resolve() {
        engine.submit(new PagingCommand.ActOnPage(page().id(), PageAction.RESOLVE, "grace", "api"))
                .join();
    }

    @Override
    public CompletableFuture<Reply> submit(Command command) {
        if (command instanceof PagingCommand.ReportMedium
                || command instanceof PagingCommand.BreakMethod) {
            reports.add((PagingCommand) command);
        }
        CompletableFuture<Reply> reply = engine.submit(command);
        return command instanceof PagingCommand.AnswerPage answer
                ? reply.whenComplete((said, _) -> keep(answer, said))
                : reply;
    }

    private void keep(PagingCommand.AnswerPage answer, Reply reply) {
        if (reply instanceof PagingReply.PageSaved(Page _, boolean changed) && changed) {
            done.add(answer.by() + " " + answer.answer().word() + " " + answer.via());
        }
    }

    @Override
    public Image image() {
        return engine.image();
    }
}
