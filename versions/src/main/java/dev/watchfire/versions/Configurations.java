// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.versions;

import dev.watchfire.config.ReadResult;
import dev.watchfire.config.document.LineDiff.Diff;
import dev.watchfire.config.document.ObjectText;
import dev.watchfire.config.document.ObjectText.Edited;
import dev.watchfire.config.document.ObjectText.Kind;
import dev.watchfire.config.problem.Problem;
import dev.watchfire.people.People;
import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.ledger.Change;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.vault.Vault;
import dev.watchfire.store.Documents;
import dev.watchfire.store.StoreException;
import dev.watchfire.versions.Examiner.Examination;
import dev.watchfire.versions.LastPair.Ran;
import dev.watchfire.versions.Loader.Attempt;
import dev.watchfire.versions.Loader.Loaded;
import dev.watchfire.versions.Objects.Life;
import dev.watchfire.versions.Objects.Renamed;
import dev.watchfire.versions.Overview.Owner;
import dev.watchfire.versions.Standing.Load;
import dev.watchfire.versions.VersionTable.Body;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The configuration that runs: the file, and the newest version of what the console edits. A
/// change is checked together with the file, made durable, and put in force, or nothing of it is.
/// Safe for any thread; one change at a time.
public final class Configurations {
    /// A sentence or two, for the history.
    public static final int MOST_COMMENT = 500;

    /// The most versions that one page of the history holds.
    public static final int MOST_AT_ONCE = VersionTable.MOST_AT_ONCE;

    private static final Logger LOG = LoggerFactory.getLogger(Configurations.class);

    /// Puts a configuration in force.
    @FunctionalInterface
    public interface Runner {
        /// @return why it was not put in force, or null
        @Nullable String run(ReadResult.Accepted configuration);
    }

    private final People people;
    private final Vault vault;
    private final InstantSource clock;
    private final VersionTable versions;
    private final LastPair lastPair;
    private final Objects objects;
    private final Loader loader;
    private final Examiner examiner;
    private final Overviews overviews;
    private final ReentrantLock turn = new ReentrantLock();

    private volatile Standing standing;
    private final ReadResult.Accepted initial;
    private @Nullable Runner runner;

    /// Reads what to start with.
    ///
    /// @throws StartRefused where neither the file with the newest version nor what ran last can be
    public static Configurations open(
            FileSource source, Documents documents, People people, Vault vault, InstantSource clock)
            throws StoreException, StartRefused {
        return new Configurations(source, documents, people, vault, clock);
    }

    /// Says what is wrong with the file, for a start at which there can be nothing but the file.
    ///
    /// @throws StartRefused where it is refused
    public static void requireFile(FileSource source) throws StartRefused {
        if (Loader.alone(source) instanceof ReadResult.Refused refused) {
            throw new StartRefused(refused.report());
        }
    }

    private Configurations(
            FileSource file, Documents documents, People people, Vault vault, InstantSource clock)
            throws StoreException, StartRefused {
        FileSource source = new KnowingSource(file, people);
        this.people = people;
        this.vault = vault;
        this.clock = clock;
        versions = new VersionTable(documents, vault);
        lastPair = new LastPair(documents, vault);
        objects = new Objects(documents);
        loader = new Loader(source, versions, lastPair, clock);
        examiner = new Examiner(source.options());
        overviews = new Overviews(source);
        Loaded loaded = loader.start();
        standing = loaded.standing();
        initial = loaded.accepted();
        remember();
    }

    /// What to start the engine with.
    public ReadResult.Accepted initial() {
        return initial;
    }

    /// From now on changes are put in force by this.
    public void runWith(Runner runner) {
        turn.lock();
        try {
            this.runner = runner;
        } finally {
            turn.unlock();
        }
    }

    public Vault vault() {
        return vault;
    }

    /// Reads the file anew and puts it in force with the newest version, or leaves all as it is.
    ///
    /// @return what is wrong, or null
    public @Nullable String reload() {
        turn.lock();
        try {
            Attempt attempt = loader.attempt();
            String refusal =
                    switch (attempt.result()) {
                        case ReadResult.Refused refused -> {
                            String report = refused.report();
                            yield attempt.version() == null
                                    ? report
                                    : Loader.blame(attempt, lastPair.find()) + "\n" + report;
                        }
                        case ReadResult.Accepted accepted -> run(accepted);
                    };
            Instant now = clock.instant();
            if (refusal != null || attempt.pair() == null) {
                List<Problem> problems =
                        attempt.result() instanceof ReadResult.Refused refused
                                ? refused.problems()
                                : List.of();
                standing =
                        new Standing(
                                standing.pair(),
                                standing.running(),
                                attempt.version(),
                                attempt.body(),
                                standing.since(),
                                new Load(
                                        now,
                                        "What was loaded is refused, and what ran before goes on.",
                                        problems,
                                        attempt.result().warnings()));
                return refusal;
            }
            standing =
                    new Standing(
                            attempt.pair(),
                            attempt.version(),
                            attempt.version(),
                            attempt.body(),
                            now,
                            Load.fine(now, attempt.result().warnings()));
            remember();
            return null;
        } catch (StoreException e) {
            LOG.error("The console's configuration could not be read", e);
            return "the console's configuration could not be read: " + e.getMessage();
        } finally {
            turn.unlock();
        }
    }

    private @Nullable String run(ReadResult.Accepted accepted) {
        Runner how = runner;
        if (how == null) {
            throw new IllegalStateException("nothing runs yet");
        }
        return how.run(accepted);
    }

    /// Keeps what runs for a start at which it is refused. Without a version there is no pair, and
    /// nothing to be kept.
    private void remember() {
        Standing now = standing;
        Version version = now.running();
        if (version == null || now.load().refusal() != null) {
            return;
        }
        try {
            Ran ran = lastPair.find();
            if (ran != null
                    && ran.version() == version.id()
                    && ran.fileHash().equals(now.pair().fileHash())) {
                return;
            }
            people.change(
                    Actor.SYSTEM,
                    change -> {
                        remember(change, version);
                        return true;
                    });
        } catch (StoreException e) {
            LOG.warn("What runs could not be kept for the next start", e);
        } catch (Refusal e) {
            LOG.warn("What runs could not be kept for the next start: {}", e.text());
        }
    }

    private void remember(Change change, Version version) throws Refusal {
        Pair pair = standing.pair();
        if (vault.problem() == null) {
            lastPair.remember(
                    change,
                    new Ran(version.id(), pair.file().name(), pair.fileHash(), change.at()),
                    pair.file().bytes());
        }
    }

    /// What runs, without secrets.
    public Overview overview() {
        return overviews.of(standing);
    }

    /// What would become of a text; changes nothing.
    public Examined check(Author author, String typed) {
        Standing now = standing;
        return examiner.examine(author, typed, now, now.body()).examined();
    }

    /// Saves a text and puts it in force.
    ///
    /// @param from the version that it was made from
    /// @param typed with `<secret>` where a secret stays as it is
    /// @throws Refusal where its secrets cannot be sealed
    public Saved save(Author author, long from, String typed, String comment)
            throws Refusal, StoreException {
        turn.lock();
        try {
            Saved stale = stale(from);
            return stale == null ? save(author, typed, comment, Version.NONE, null) : stale;
        } finally {
            turn.unlock();
        }
    }

    /// Makes an older version the newest again.
    ///
    /// @throws Refusal where there is none of this number, or its secrets cannot be read
    public Saved restore(Author author, long from, long id, String comment)
            throws Refusal, StoreException {
        turn.lock();
        try {
            Saved stale = stale(from);
            if (stale != null) {
                return stale;
            }
            Body body = versions.body(version(id));
            String unreadable = body.unreadable();
            if (unreadable != null) {
                throw Refusal.conflict("secrets-missing", unreadable);
            }
            return save(author, body.text(), comment, id, null);
        } finally {
            turn.unlock();
        }
    }

    private @Nullable Saved stale(long from) {
        Standing now = standing;
        return from == now.newestId()
                ? null
                : new Saved.Stale(now.newestId(), Shown.of(now.body()));
    }

    private Saved save(
            Author author,
            String typed,
            String comment,
            long restoredFrom,
            @Nullable Renamed renamed)
            throws Refusal, StoreException {
        Standing now = standing;
        Examination examination = examiner.examine(author, typed, now, now.body());
        ReadResult.Accepted accepted = examination.accepted();
        if (accepted == null) {
            return new Saved.Refused(examination.examined());
        }
        String text = examination.text();
        Version newest = now.newest();
        if (newest != null
                && now.running() == newest
                && now.body().isWhole()
                && text.equals(now.body().text())) {
            return new Saved.Done(newest);
        }
        Version version = version(author, text, comment, restoredFrom, now);
        Diff diff = examination.examined().diff();
        List<Life> lives = objects.all();
        people.change(
                author.actor(),
                change -> {
                    versions.add(change, version, text);
                    objects.follow(change, now.body().text(), text, lives, renamed);
                    Trail.saved(change, now.newest(), version, diff);
                    return true;
                });
        String refused = run(accepted);
        if (refused != null) {
            takeBack(author, version, lives);
            return new Saved.NotRun(refused);
        }
        Instant at = clock.instant();
        standing =
                new Standing(
                        now.pair().with(text),
                        version,
                        version,
                        new Body(text, version.shown(), null),
                        at,
                        Load.fine(at, accepted.warnings()));
        remember();
        return new Saved.Done(version);
    }

    private Version version(
            Author author, String text, String comment, long restoredFrom, Standing now) {
        String shown = Shown.of(text);
        return new Version(
                now.newestId() + 1,
                people.now(),
                author.actor(),
                comment,
                restoredFrom,
                now.pair().fileHash(),
                !shown.equals(text),
                shown);
    }

    /// The engine did not take what is on disk already: nothing of it may be found there later.
    private void takeBack(Author author, Version version, List<Life> lives) {
        try {
            people.change(
                    author.actor(),
                    change -> {
                        versions.remove(change, version);
                        objects.putBack(change, objects.all(), lives);
                        Trail.notRun(change, version);
                        return true;
                    });
        } catch (Refusal | StoreException e) {
            LOG.error(
                    "Version {} of the configuration was not put in force and could not be taken"
                            + " back; the next start or reload takes it",
                    version.id(),
                    e);
        }
    }

    /// Versions, the newest first.
    ///
    /// @param before only below this number
    public List<Version> versions(long before, int limit) throws StoreException {
        return versions.before(before, limit);
    }

    /// @throws Refusal where there is none
    public Version version(long id) throws Refusal, StoreException {
        Version found = versions.find(id);
        if (found == null) {
            throw Refusal.notFound("version", Long.toString(id));
        }
        return found;
    }

    /// What changed between two versions, secrets hidden.
    ///
    /// @param before {@link Version#NONE} for nothing
    public Diff diff(long before, long after) throws Refusal, StoreException {
        Body old = before == Version.NONE ? Body.EMPTY : versions.body(version(before));
        Body now = after == Version.NONE ? Body.EMPTY : versions.body(version(after));
        return Shown.diff(old, now);
    }

    /// All objects, the file's first.
    public List<ObjectView> objects() throws StoreException {
        return overviews.objects(standing, objects.all());
    }

    public @Nullable ObjectView object(Kind kind, String name) throws StoreException {
        return objects().stream()
                .filter(view -> view.kind() == kind && view.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /// Changes one object, or adds it; all else stays as it is written.
    ///
    /// @param from the revision that the change was made from, 0 for a new object
    /// @param yaml the object alone, with `<secret>` where a secret stays as it is
    public Saved putObject(
            Author author, Kind kind, String name, long from, String yaml, String comment)
            throws Refusal, StoreException {
        turn.lock();
        try {
            Saved stopped = notFrom(kind, name, from);
            if (stopped != null) {
                return stopped;
            }
            return switch (ObjectText.of(Shown.of(standing.body())).put(kind, name, yaml)) {
                case Edited.Wrong(var problems) -> new Saved.WrongObject(problems);
                case Edited.Entangled() -> new Saved.Entangled();
                case Edited.Done done -> {
                    Saved saved =
                            save(
                                    author,
                                    done.text(),
                                    comment,
                                    Version.NONE,
                                    renamed(kind, name, yaml));
                    int lines = Math.toIntExact(yaml.lines().count());
                    yield saved instanceof Saved.Refused(Examined examined)
                            ? new Saved.Refused(examined.within(done.line(), lines, done.indent()))
                            : saved;
                }
            };
        } finally {
            turn.unlock();
        }
    }

    private static Renamed renamed(Kind kind, String name, String yaml) {
        String now = ObjectText.nameIn(yaml);
        return new Renamed(kind, name, now == null ? name : now);
    }

    public Saved removeObject(Author author, Kind kind, String name, long from, String comment)
            throws Refusal, StoreException {
        turn.lock();
        try {
            Saved stopped = notFrom(kind, name, from);
            if (stopped != null) {
                return stopped;
            }
            return switch (ObjectText.of(Shown.of(standing.body())).remove(kind, name)) {
                case Edited.Done done -> save(author, done.text(), comment, Version.NONE, null);
                case Edited.Wrong _, Edited.Entangled _ -> new Saved.Entangled();
            };
        } finally {
            turn.unlock();
        }
    }

    /// Why a change that was made from this revision must not be; null where it may.
    private @Nullable Saved notFrom(Kind kind, String name, long from) throws StoreException {
        ObjectView current = object(kind, name);
        if (current != null && current.owner() == Owner.FILE) {
            return new Saved.Refused(
                    new Examined(
                            Examined.Code.FILE_OWNS_KEY,
                            List.of(),
                            List.of(),
                            List.of(kind.key()),
                            new Diff(0, 0, List.of())));
        }
        if (from == 0) {
            return current == null ? null : new Saved.ObjectExists();
        }
        if (current == null) {
            return new Saved.NoObject();
        }
        return current.revision() == from ? null : new Saved.StaleObject(current);
    }
}
