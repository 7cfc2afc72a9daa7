// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.versions;

import dev.watchfire.config.ReadOptions;
import dev.watchfire.config.ReadResult;
import dev.watchfire.config.document.Layers;
import dev.watchfire.config.document.LineDiff.Diff;
import dev.watchfire.config.document.SecretMask.Restored;
import dev.watchfire.config.problem.Position;
import dev.watchfire.config.problem.Problem;
import dev.watchfire.engine.oncall.Subscription;
import dev.watchfire.versions.VersionTable.Body;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says what would become of a text, without doing anything.
final class Examiner {
    /// Far more than people write, and little enough to be read at every pause in somebody's
    /// typing.
    static final int MOST_BYTES = 1 << 20;

    /// What says where requests go, which files are read or written, with which secrets, and who
    /// may come in: who may edit it reaches whatever this machine reaches, so these are
    /// administrators' alone.
    static final Set<String> ADMIN_KEYS =
            Set.of(
                    "global",
                    "receivers",
                    "templates",
                    "tracing",
                    "event_recorder",
                    "sign_in",
                    "paging");

    private final ReadOptions options;

    Examiner(ReadOptions options) {
        this.options = options;
    }

    /// @param text with its secrets, where they were known
    /// @param accepted null unless all is fine
    record Examination(String text, Examined examined, ReadResult.@Nullable Accepted accepted) {}

    /// @param typed as somebody sent it, secrets hidden or not
    /// @param base what it was made from
    Examination examine(Author author, String typed, Standing standing, Body base) {
        if (typed.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            Problem problem =
                    problem(
                            Position.START,
                            Problem.Code.TOO_LARGE,
                            "the text has more than %d bytes".formatted(MOST_BYTES));
            return refused(
                    typed,
                    Examined.Code.REFUSED,
                    List.of(problem),
                    List.of(),
                    new Diff(0, 0, List.of()));
        }
        // Where the secrets before are not known, a placeholder stands for nothing.
        boolean known = base.isWhole() && Shown.canBeShown(base.text());
        Restored restored = Shown.MASK.restore(typed, known ? base.text() : "");
        String text = restored.text();
        Diff diff = Shown.diff(base, text);
        List<Problem> missing = new ArrayList<>();
        restored.problems().forEach(p -> missing.add(missing(p, base)));
        List<String> owned = owned(text, standing.pair());
        if (!owned.isEmpty()) {
            return refused(
                    text,
                    Examined.Code.FILE_OWNS_KEY,
                    at(text, owned, "the file has this key, and what it has is changed there"),
                    owned,
                    diff);
        }
        List<String> forAdmins = author.admin() ? List.of() : changed(base, text);
        if (!forAdmins.isEmpty()) {
            return refused(
                    text,
                    Examined.Code.ADMIN_ONLY_KEY,
                    at(text, forAdmins, "only an administrator may change this key"),
                    forAdmins,
                    diff);
        }
        ReadResult result = new Pair(standing.pair().file(), text).read(options);
        if (result instanceof ReadResult.Accepted accepted && missing.isEmpty()) {
            if (!author.admin() && namesNewCalendars(accepted, standing, base)) {
                List<String> schedules = List.of("schedules");
                return refused(
                        text,
                        Examined.Code.ADMIN_ONLY_KEY,
                        at(
                                text,
                                schedules,
                                "only an administrator may name the address of a calendar: this"
                                        + " server asks it for what it says"),
                        schedules,
                        diff);
            }
            Examined fine =
                    new Examined(
                            Examined.Code.FINE, List.of(), accepted.warnings(), List.of(), diff);
            return new Examination(text, fine, accepted);
        }
        List<Problem> problems = new ArrayList<>(missing);
        if (result instanceof ReadResult.Refused refused) {
            problems.addAll(refused.problems());
        }
        Examined wrong =
                new Examined(Examined.Code.REFUSED, problems, result.warnings(), List.of(), diff);
        return new Examination(text, wrong, null);
    }

    /// Whether a layer is planned by a calendar that no layer was planned by before.
    private boolean namesNewCalendars(ReadResult.Accepted accepted, Standing standing, Body base) {
        Set<String> named = calendars(accepted);
        if (named.isEmpty()) {
            return false;
        }
        ReadResult before = new Pair(standing.pair().file(), base.text()).read(options);
        return !(before instanceof ReadResult.Accepted known
                && calendars(known).containsAll(named));
    }

    private static Set<String> calendars(ReadResult.Accepted accepted) {
        Set<String> calendars = new HashSet<>();
        accepted.configuration().schedules().stream()
                .flatMap(schedule -> schedule.layers().stream())
                .forEach(
                        layer -> {
                            Subscription calendar = layer.calendar();
                            if (calendar != null) {
                                calendars.add(calendar.source());
                            }
                        });
        return calendars;
    }

    private static Examination refused(
            String text, Examined.Code code, List<Problem> problems, List<String> keys, Diff diff) {
        return new Examination(text, new Examined(code, problems, List.of(), keys, diff), null);
    }

    private static List<String> owned(String text, Pair pair) {
        List<String> ofFile = pair.keysOfFile();
        return keys(text).filter(ofFile::contains).toList();
    }

    private static List<String> changed(Body base, String text) {
        Set<String> changed =
                Layers.changedKeys(
                        base.text().getBytes(StandardCharsets.UTF_8),
                        text.getBytes(StandardCharsets.UTF_8));
        return changed.stream().filter(ADMIN_KEYS::contains).toList();
    }

    private static Stream<String> keys(String text) {
        return Layers.keys(text.getBytes(StandardCharsets.UTF_8)).stream();
    }

    private static List<Problem> at(String text, List<String> keys, String message) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return keys.stream()
                .map(
                        key -> {
                            Problem at =
                                    problem(Layers.at(bytes, key), Problem.Code.CONFLICT, message);
                            return new Problem(at.at(), key, at.code(), message);
                        })
                .toList();
    }

    private static Problem problem(Position at, Problem.Code code, String message) {
        return new Problem(inConsole(at), "", code, message);
    }

    private static Position inConsole(Position at) {
        return new Position(at.line(), at.column(), Layers.CONSOLE);
    }

    private static Problem missing(Problem problem, Body base) {
        String reason = base.unreadable();
        return new Problem(
                inConsole(problem.at()),
                problem.path(),
                problem.code(),
                reason == null
                        ? problem.message()
                        : "the secret that stood here cannot be read: write it anew. " + reason);
    }
}
