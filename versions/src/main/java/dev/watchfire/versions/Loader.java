// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.versions;

import dev.watchfire.config.ReadResult;
import dev.watchfire.config.problem.Position;
import dev.watchfire.config.problem.Problem;
import dev.watchfire.store.StoreException;
import dev.watchfire.versions.FileSource.FileText;
import dev.watchfire.versions.LastPair.Ran;
import dev.watchfire.versions.Standing.Load;
import dev.watchfire.versions.VersionTable.Body;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds what to run: at a start, and when somebody asks to load anew.
final class Loader {
    private static final Logger LOG = LoggerFactory.getLogger(Loader.class);

    private final FileSource source;
    private final VersionTable versions;
    private final LastPair lastPair;
    private final InstantSource clock;

    Loader(FileSource source, VersionTable versions, LastPair lastPair, InstantSource clock) {
        this.source = source;
        this.versions = versions;
        this.lastPair = lastPair;
        this.clock = clock;
    }

    /// A pair, and what the reader says to it.
    ///
    /// @param pair null where the file could not be read
    record Attempt(@Nullable Pair pair, @Nullable Version version, Body body, ReadResult result) {}

    record Loaded(Standing standing, ReadResult.Accepted accepted) {}

    /// The file as it is now, and the newest version.
    Attempt attempt() throws StoreException {
        Version newest = versions.newest();
        Body body = versions.body(newest);
        FileText file;
        try {
            file = source.read();
        } catch (IOException e) {
            return new Attempt(null, newest, body, unreadable(source, e));
        }
        Pair pair = new Pair(file, body.text());
        return new Attempt(pair, newest, body, pair.read(source.options()));
    }

    /// The file as if there were nothing else.
    static ReadResult alone(FileSource source) {
        try {
            return new Pair(source.read(), "").read(source.options());
        } catch (IOException e) {
            return unreadable(source, e);
        }
    }

    private static ReadResult.Refused unreadable(FileSource source, IOException e) {
        String reason = e instanceof NoSuchFileException ? "it does not exist" : e.toString();
        return new ReadResult.Refused(
                source.name(),
                List.of(
                        new Problem(
                                Position.START,
                                "",
                                Problem.Code.UNREADABLE_FILE,
                                "cannot read the file: " + reason)),
                List.of());
    }

    /// What to start with: the file and the newest version; where these are refused, what ran last;
    /// where secrets are missing and that is refused too, the file alone.
    Loaded start() throws StoreException, StartRefused {
        Attempt attempt = attempt();
        Instant now = clock.instant();
        if (attempt.result instanceof ReadResult.Accepted accepted && attempt.pair != null) {
            Load load = Load.fine(now, accepted.warnings());
            String unreadable = attempt.body.unreadable();
            if (unreadable != null) {
                LOG.error(
                        "The secrets of the console's configuration (version {}) are missing, and"
                                + " what needs them will fail: {}",
                        attempt.version == null ? 0 : attempt.version.id(),
                        unreadable);
            }
            return new Loaded(
                    new Standing(
                            attempt.pair,
                            attempt.version,
                            attempt.version,
                            attempt.body,
                            now,
                            load),
                    accepted);
        }
        ReadResult.Refused refused = (ReadResult.Refused) attempt.result;
        if (attempt.version == null) {
            throw new StartRefused(refused.report());
        }
        Loaded last = last(attempt, refused, now);
        if (last == null) {
            last = fileAlone(attempt, refused, now);
        }
        if (last == null) {
            throw new StartRefused(
                    blame(attempt, lastPair.find()) + System.lineSeparator() + refused.report());
        }
        LOG.atError().addKeyValue("problems", refused.report()).log(last.standing.load().refusal());
        return last;
    }

    /// What ran last.
    private @Nullable Loaded last(Attempt attempt, ReadResult.Refused refused, Instant now)
            throws StoreException {
        Ran ran = lastPair.find();
        byte[] bytes = ran == null ? null : lastPair.file();
        if (ran == null || bytes == null) {
            return null;
        }
        Version version = versions.find(ran.version());
        Body body = versions.body(version);
        FileText file = new FileText(source.name(), source.directory(), bytes, false);
        Pair pair = new Pair(file, body.text());
        if (!(pair.read(source.options()) instanceof ReadResult.Accepted accepted)) {
            return null;
        }
        String refusal =
                blame(attempt, ran)
                        + " Until that is mended, what ran last runs: the file as of %s and version %d of the console."
                                .formatted(ran.at(), ran.version());
        Load load = new Load(now, refusal, refused.problems(), refused.warnings());
        return new Loaded(
                new Standing(pair, version, attempt.version, attempt.body, now, load), accepted);
    }

    private @Nullable Loaded fileAlone(Attempt attempt, ReadResult.Refused refused, Instant now) {
        String unreadable = attempt.body.unreadable();
        if (unreadable == null || attempt.pair == null) {
            return null;
        }
        Pair alone = new Pair(attempt.pair.file(), "");
        if (!(alone.read(source.options()) instanceof ReadResult.Accepted accepted)) {
            return null;
        }
        String refusal =
                "The console's configuration cannot be read, and the file runs alone. "
                        + unreadable;
        Load load = new Load(now, refusal, refused.problems(), refused.warnings());
        return new Loaded(
                new Standing(alone, null, attempt.version, attempt.body, now, load), accepted);
    }

    /// Which of the two changed since both ran together.
    static String blame(Attempt attempt, @Nullable Ran ran) {
        long version = attempt.version == null ? Version.NONE : attempt.version.id();
        String pair =
                "The file and version %d of the console are refused together".formatted(version);
        if (attempt.pair == null) {
            return "The file cannot be read.";
        }
        if (ran == null) {
            return pair + ".";
        }
        boolean fileChanged = !ran.fileHash().equals(attempt.pair.fileHash());
        boolean versionChanged = ran.version() != version;
        if (fileChanged == versionChanged) {
            return pair
                    + (fileChanged
                            ? ": both changed since they ran together."
                            : ", although neither changed: maybe a file that they name did.");
        }
        return pair
                + (fileChanged
                        ? ": the file changed since the two ran together."
                        : ": the console's version is newer than the one that ran with this file.");
    }
}
