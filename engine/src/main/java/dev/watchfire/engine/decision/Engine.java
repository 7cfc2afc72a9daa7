// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Command;
import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.notification.LogEntry;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.PinnedPolicy;
import dev.watchfire.engine.rota.Absence;
import dev.watchfire.engine.rota.ScheduleWatch;
import dev.watchfire.engine.rota.ShiftOverride;
import dev.watchfire.engine.rota.ShiftRequest;
import dev.watchfire.engine.rota.SubscribedCalendar;
import dev.watchfire.engine.route.RouteTree;
import dev.watchfire.engine.silence.Maintenance;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.engine.silence.SilenceRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The pure core: commands and the time go in; changes, facts and a reply come out.
///
/// One thread uses it, in rounds: {@link #decide} any number of commands, {@link Command.Tick}
/// last, all with one `now` that is later than every `now` before; make {@link #batch} durable;
/// then {@link #committed} and read {@link #image}, or {@link #undo}. The same commands at the same
/// times on the same records give the same records, facts and replies.
public final class Engine {
    /// Timers that one tick fires; a storm of them must not hold people's commands back.
    private static final int TIMERS_PER_TICK = 10_000;

    private final State state;
    private final AlertIntake intake;
    private final Grouping grouping;
    private final Silences silences;
    private final Approvals approvals;
    private final MaintenanceWindows maintenance;
    private final ScheduleWatching watching;
    private final Overrides overrides;
    private final ShiftRequests shiftRequests;
    private final Deliveries deliveries;
    private final Flushing flushing;
    private final Takeover takeover;
    private final SubscribedCalendars calendars;
    private final Paging paging;
    private @Nullable Configuration configurationBefore;
    private boolean configured;

    /// Before, nobody is told anything: what is known is not yet what is true now.
    private boolean started;

    private Image.HeldBack heldBackBefore = Image.HeldBack.NONE;

    public Engine(Settings settings) {
        this.state = new State(settings);
        this.grouping = new Grouping(state);
        this.intake = new AlertIntake(state, grouping);
        this.silences = new Silences(state);
        this.approvals = new Approvals(state, silences);
        this.maintenance = new MaintenanceWindows(state, silences);
        Muting muting = new Muting(state);
        this.deliveries = new Deliveries(state, grouping, muting);
        Notices orders = new Notices(state, deliveries);
        ShiftNotices notices = new ShiftNotices(state, orders);
        this.paging = new Paging(state, orders, deliveries, muting, silences);
        this.watching = new ScheduleWatching(state, notices);
        this.overrides = new Overrides(state, silences, watching);
        this.shiftRequests = new ShiftRequests(state, silences, watching, notices);
        watching.raiseBy(shiftRequests);
        this.flushing = new Flushing(state, intake, grouping, deliveries, muting, paging);
        this.takeover = new Takeover(state, silences);
        this.calendars = new SubscribedCalendars(state);
    }

    /// Takes over one record from the store, before the first command.
    public void load(Entity entity) {
        switch (entity) {
            case Alert alert -> state.alerts.set(alert.id(), alert);
            case Group group -> state.groups.set(group.id(), group);
            case Silence silence -> state.silences.set(silence.id(), silence);
            case LogEntry entry -> state.logEntries.set(entry.id(), entry);
            case Delivery delivery -> state.deliveries.set(delivery.id(), delivery);
            case Maintenance window -> state.maintenance.set(window.id(), window);
            case SilenceRequest request -> state.silenceRequests.set(request.id(), request);
            case ShiftOverride made -> state.overrides.set(made.id(), made);
            case Absence made -> state.absences.set(made.id(), made);
            case ShiftRequest request -> state.shiftRequests.set(request.id(), request);
            case ScheduleWatch watch -> state.watches.set(watch.id(), watch);
            case SubscribedCalendar calendar -> state.calendars.set(calendar.id(), calendar);
            case Page page -> state.pages.set(page.id(), page);
            case Person person -> state.people.set(person.id(), person);
            case PinnedPolicy policy -> state.policies.set(policy.id(), policy);
        }
    }

    /// Where the store's last batch left off.
    public void resume(long sequence, long lastId) {
        state.recorder.resume(sequence, lastId);
    }

    public Reply decide(Command command, Instant now) {
        return switch (command) {
            case Command.Ingest ingest -> intake.ingest(ingest, now);
            case Command.SaveSilence save -> silences.save(save.draft(), now);
            case Command.ExpireSilence expire -> silences.expire(expire.silence(), now);
            case Command.RequestSilence request -> approvals.request(request, now);
            case Command.DecideSilenceRequest decision -> approvals.decide(decision, now);
            case Command.SaveMaintenance save -> maintenance.save(save.draft(), now);
            case Command.RemoveMaintenance remove -> maintenance.remove(remove.maintenance(), now);
            case Command.MakeOverride make -> overrides.make(make, now);
            case Command.EndOverride end -> overrides.end(end.override(), end.by(), now);
            case Command.MakeAbsence make -> overrides.makeAbsence(make, now);
            case Command.EndAbsence end -> overrides.endAbsence(end.absence(), end.by(), now);
            case Command.AskForShift ask -> shiftRequests.ask(ask, now);
            case Command.AnswerShiftRequest answer -> shiftRequests.answer(answer, now);
            case Command.WriteHandoffNote write -> watching.write(write, now);
            case Command.ReportAttempt report -> {
                deliveries.report(report, now);
                yield new Reply.Done();
            }
            case Command.TakeOver take -> takeover.take(take, now);
            case Command.ForgetObserved forget -> takeover.forgetObserved(forget.rehearsal());
            case Command.KeepCalendar keep -> {
                Reply reply = calendars.keep(keep, now);
                lookAll(now);
                yield reply;
            }
            case Command.ForgetCalendar forget -> {
                Reply reply = calendars.forget(forget.source());
                lookAll(now);
                yield reply;
            }
            case Command.SendAgain again -> deliveries.sendAgain(again.finished(), now);
            case Command.Configure configure -> {
                configure(configure.configuration(), now);
                yield new Reply.Done();
            }
            case PagingCommand asked -> paging.decide(asked, now);
            case Command.Start start -> {
                start(start, now);
                yield new Reply.Done();
            }
            case Command.Tick _ -> {
                tick(now);
                yield new Reply.Done();
            }
            case Command.WriteBack write -> {
                intake.writeBack(write.limit(), now);
                yield new Reply.Done();
            }
        };
    }

    /// Who is on call may have changed in any schedule.
    private void lookAll(Instant now) {
        if (started) {
            var _ = watching.lookAll(now);
        }
    }

    private void start(Command.Start start, Instant now) {
        state.dispatchFrom = start.dispatchFrom();
        intake.grantGrace(start.graceUntil(), now);
        // Before anything is sent that one which began meanwhile mutes.
        maintenance.turnAll(now);
        silences.turnAll(now);
        deliveries.resume(now);
        started = true;
        watching.lookAll(now);
        state.recorder.fact(new Fact.Started(start.graceUntil()));
    }

    private void configure(Configuration configuration, Instant now) {
        if (!configured) {
            configurationBefore = state.configuration;
            configured = true;
        }
        Map<String, Route> routesBefore = null;
        if (state.routes != null) {
            routesBefore = new HashMap<>();
            for (Route route : state.routes.all()) {
                routesBefore.put(route.id(), route);
            }
        }
        use(configuration);
        grouping.regroup(routesBefore, now);
        deliveries.dropOrphans(now);
        paging.configured(now);
        lookAll(now);
        state.recorder.fact(
                new Fact.ConfigurationApplied(configuration.hash(), configuration.original()));
    }

    private void use(@Nullable Configuration configuration) {
        state.configuration = configuration;
        state.routes = configuration == null ? null : new RouteTree(configuration.route());
        state.inhibition.use(configuration == null ? List.of() : configuration.inhibitRules());
    }

    /// In the order of their deadlines, but for silences: of what is overdue after a downtime, the
    /// beginning of a silence comes before any message that it mutes, whichever was due first.
    private void tick(Instant now) {
        long nowMicros = Timers.micros(now);
        int fired = 0;
        List<Timers.Due> others = new ArrayList<>();
        do {
            others.clear();
            for (Timers.Due due = next(fired, nowMicros);
                    due != null;
                    due = next(fired, nowMicros)) {
                fired++;
                if (due.kind() == Entity.Kind.SILENCE || due.kind() == Entity.Kind.MAINTENANCE) {
                    fire(due, now);
                } else {
                    others.add(due);
                }
            }
            others.forEach(due -> fire(due, now));
        } while (!others.isEmpty());
    }

    private Timers.@Nullable Due next(int fired, long nowMicros) {
        return fired < TIMERS_PER_TICK ? state.timers.poll(nowMicros) : null;
    }

    private void fire(Timers.Due due, Instant now) {
        switch (due.kind()) {
            case ALERT -> {
                Alert alert = state.alerts.get(due.id());
                if (alert != null) {
                    intake.onTimer(alert, now);
                }
            }
            case GROUP -> {
                Group group = state.groups.get(due.id());
                if (group != null) {
                    flushing.onTimer(group, now);
                }
            }
            case SILENCE -> {
                Silence silence = state.silences.get(due.id());
                if (silence != null) {
                    silences.turn(silence, now);
                }
            }
            case MAINTENANCE -> {
                Maintenance window = state.maintenance.get(due.id());
                if (window != null) {
                    maintenance.onTimer(window, now);
                }
            }
            case SILENCE_REQUEST -> {
                SilenceRequest request = state.silenceRequests.get(due.id());
                if (request != null) {
                    approvals.onTimer(request, now);
                }
            }
            case SHIFT_OVERRIDE -> {
                ShiftOverride made = state.overrides.get(due.id());
                if (made != null) {
                    overrides.onTimer(made, now);
                }
            }
            case ABSENCE -> {
                Absence made = state.absences.get(due.id());
                if (made != null) {
                    overrides.onTimer(made, now);
                }
            }
            case SHIFT_REQUEST -> {
                ShiftRequest request = state.shiftRequests.get(due.id());
                if (request != null) {
                    shiftRequests.onTimer(request, now);
                }
            }
            case SCHEDULE_WATCH -> {
                ScheduleWatch watch = state.watches.get(due.id());
                if (watch != null) {
                    watching.onTimer(watch, now);
                }
            }
            case PAGE -> {
                Page page = state.pages.get(due.id());
                if (page != null) {
                    paging.onTimer(page, now);
                }
            }
            case CALENDAR, PERSON, PINNED_POLICY -> {}
            case LOG_ENTRY -> {
                LogEntry entry = state.logEntries.get(due.id());
                if (entry != null) {
                    deliveries.log().onTimer(entry, now);
                }
            }
            case DELIVERY -> {
                Delivery delivery = state.deliveries.get(due.id());
                if (delivery != null) {
                    deliveries.onTimer(delivery, now);
                }
            }
        }
    }

    /// When a {@link Command.Tick} next has something to do; {@link Instant#MAX} for never.
    public Instant nextDeadline() {
        long micros = state.timers.nextDeadlineMicros();
        return micros == Timers.NEVER
                ? Instant.MAX
                : Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
    }

    /// Whether anything since the last commit must become durable before callers are answered.
    public boolean hasDurableChanges() {
        return state.recorder.hasDurable();
    }

    /// Everything since the last commit.
    public Batch batch(Instant at) {
        return state.recorder.batch(at);
    }

    /// The batch is durable. Returns the deliveries to send now.
    public List<Delivery> committed() {
        state.recorder.committed();
        state.soft.committed();
        heldBackBefore = state.heldBack;
        configured = false;
        configurationBefore = null;
        return deliveries.takeStarting();
    }

    /// The batch was not kept: the state is again what it was at the last commit.
    public void undo() {
        if (configured) {
            use(configurationBefore);
            configured = false;
            configurationBefore = null;
        }
        state.recorder.undo();
        // After the records: taking one out drops what is soft about it.
        state.soft.undo();
        state.heldBack = heldBackBefore;
        deliveries.forgetStarting();
    }

    /// The state as of now; meaningful right after {@link #committed} or {@link #undo}.
    public Image image(Instant at) {
        return state.image(at);
    }

    /// A digest of every record. The same commands at the same times on the same records lead to
    /// the same digest, whatever the machine and however often the state was loaded anew.
    public long stateHash() {
        return state.hash();
    }

    /// How many alerts have changes that only memory holds.
    public int softChanges() {
        return state.soft.size();
    }

    public int pendingTimers() {
        return state.timers.size();
    }
}
