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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What runs, as people are shown it.
final class Overviews {
    private static final Logger LOG = LoggerFactory.getLogger(Overviews.class);

    private Overviews() {}

    /// @param source asked whether the file is another one by now
    static Overview of(Standing now, FileSource source) {
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
                Shown.of(now.body()),
                now.body().unreadable(),
                file(now, source),
                keys,
                new Overview.Load(load.at(), load.refusal(), load.problems(), load.warnings()));
    }

    private static Overview.File file(Standing now, FileSource source) {
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
                Shown.of(pair.file().text()),
                pair.fileHash(),
                onDisk,
                problems);
    }

    /// All objects, the file's first.
    static List<ObjectView> objects(Standing now, List<Life> lives) {
        List<ObjectView> all = new ArrayList<>();
        if (!now.pair().file().givesWay()) {
            for (Found found : ObjectText.of(Shown.of(now.pair().file().text())).all()) {
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
        for (Found found : ObjectText.of(Shown.of(now.body())).all()) {
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
