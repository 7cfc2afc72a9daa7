// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.versions;

import dev.watchfire.config.problem.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What runs, as people are shown it: no text in it holds a secret.
///
/// @param newest the newest version, which is what an edit starts from; null for none
/// @param runningVersion the number of the version that runs, {@link Version#NONE} for the file
///   alone
/// @param text the newest version's text
/// @param missing why secrets of the text cannot be read; null where they can
public record Overview(
        @Nullable Version newest,
        long runningVersion,
        Instant since,
        String text,
        @Nullable String missing,
        File file,
        List<Key> keys,
        Load load) {
    public Overview {
        keys = List.copyOf(keys);
    }

    public enum Owner {
        FILE,
        CONSOLE,
        NOBODY
    }

    /// Who has a key at the top of the configuration.
    public record Key(String name, Owner owner) {}

    /// How the file on disk stands to the one that runs.
    public enum OnDisk {
        /// It is the one that runs.
        SAME,
        /// It is another one, and a reload would take it.
        CHANGED,
        /// It is another one, and is refused.
        REFUSED,
        UNREADABLE
    }

    /// @param text the one that runs; empty where its place is taken by the console's
    /// @param builtIn whether there is none, and something stands in its place
    /// @param problems of the one on disk, where it is refused
    public record File(
            String name,
            boolean builtIn,
            String text,
            String hash,
            OnDisk onDisk,
            List<Problem> problems) {
        public File {
            problems = List.copyOf(problems);
        }
    }

    /// The last attempt to load.
    ///
    /// @param refusal what was refused, and what runs instead; null where nothing was
    public record Load(
            Instant at, @Nullable String refusal, List<Problem> problems, List<Problem> warnings) {
        public Load {
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
        }
    }
}
