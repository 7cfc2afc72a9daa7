// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.versions;

import dev.watchfire.config.ConfigurationReader;
import dev.watchfire.config.ReadResult;
import dev.watchfire.config.document.Layers;
import dev.watchfire.config.document.ObjectText;
import dev.watchfire.config.document.ObjectText.Found;
import dev.watchfire.config.problem.Problem;
import dev.watchfire.versions.Objects.Life;
import dev.watchfire.versions.Overview.OnDisk;
import dev.watchfire.versions.Overview.Owner;
import dev.watchfire.versions.Standing.Load;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What runs, as people are shown it.
final class Overviews {
    private static final Logger LOG = LoggerFactory.getLogger(Overviews.class);

    /// Both texts without their secrets, which takes longer the longer they are.
    private record Masked(Standing of, String file, String text) {}

    private final FileSource source;
    private volatile @Nullable Masked masked;

    /// @param source asked whether the file is another one by now
    Overviews(FileSource source) {
        this.source = source;
    }

    private Masked masked(Standing now) {
        Masked known = masked;
        if (known == null || known.of != now) {
            known = new Masked(now, Shown.of(now.pair().file().text()), Shown.of(now.body()));
            masked = known;
        }
        return known;
    }

    Overview of(Standing now) {
        List<String> ofFile = now.pair().keysOfFile();
        Set<String> ofConsole =
                Set.copyOf(Layers.keys(now.body().text().getBytes(StandardCharsets.UTF_8)));
        List<Overview.Key> keys = new ArrayList<>();
        for (String key : ConfigurationReader.ROOT.names()) {
            Owner owner =
                    ofFile.contains(key)
                            ? Owner.FILE
                            : ofConsole.contains(key) ? Owner.CONSOLE : Owner.NOBODY;
            keys.add(new Overview.Key(key, owner));
        }
        Load load = now.load();
        return new Overview(
                now.newest(),
                now.running() == null ? Version.NONE : now.running().id(),
                now.since(),
                masked(now).text,
                now.body().unreadable(),
                file(now),
                keys,
                new Overview.Load(load.at(), load.refusal(), load.problems(), load.warnings()));
    }

    private Overview.File file(Standing now) {
        Pair pair = now.pair();
        List<Problem> problems = List.of();
        OnDisk onDisk = OnDisk.UNREADABLE;
        try {
            Pair disk = new Pair(source.read(), now.body().text());
            if (disk.fileHash().equals(pair.fileHash())) {
                onDisk = OnDisk.SAME;
            } else if (disk.read(source.options()) instanceof ReadResult.Refused refused) {
                onDisk = OnDisk.REFUSED;
                problems = refused.problems();
            } else {
                onDisk = OnDisk.CHANGED;
            }
        } catch (IOException e) {
            LOG.debug("The configuration's file cannot be read", e);
        }
        return new Overview.File(
                pair.file().name(),
                pair.file().givesWay(),
                masked(now).file,
                pair.fileHash(),
                onDisk,
                problems);
    }

    /// All objects, the file's first.
    List<ObjectView> objects(Standing now, List<Life> lives) {
        List<ObjectView> all = new ArrayList<>();
        if (!now.pair().file().givesWay()) {
            for (Found found : ObjectText.of(masked(now).file).all()) {
                all.add(
                        new ObjectView(
                                "",
                                found.kind(),
                                found.name(),
                                Owner.FILE,
                                0,
                                now.since(),
                                "",
                                found.yaml(),
                                found.node()));
            }
        }
        for (Found found : ObjectText.of(masked(now).text).all()) {
            lives.stream()
                    .filter(life -> life.isOf(found))
                    .findFirst()
                    .ifPresent(life -> all.add(view(life, found)));
        }
        return all;
    }

    private static ObjectView view(Life life, Found found) {
        return new ObjectView(
                life.id(),
                life.kind(),
                life.name(),
                Owner.CONSOLE,
                life.revision(),
                life.changedAt(),
                life.changedBy(),
                found.yaml(),
                found.node());
    }
}
