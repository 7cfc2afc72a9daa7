// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.render;

import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.TemplateFile;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The templates of the latest configuration, compiled once. Safe for any thread.
public final class LatestTemplates {
    private record Compiled(@Nullable Configuration configuration, TemplateSet templates) {}

    private final InstantSource clock;
    private volatile @Nullable Compiled compiled;

    public LatestTemplates(InstantSource clock) {
        this.clock = clock;
    }

    public TemplateSet of(@Nullable Configuration configuration) {
        Compiled known = compiled;
        if (known == null || known.configuration != configuration) {
            List<TemplateFile> files =
                    configuration == null ? List.of() : configuration.templates();
            known = new Compiled(configuration, TemplateSet.of(files, clock));
            compiled = known;
        }
        return known.templates;
    }
}
