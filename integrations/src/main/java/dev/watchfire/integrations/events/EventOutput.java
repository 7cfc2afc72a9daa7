// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.events;

import java.io.IOException;
import java.time.Duration;

/// Where events go. Told by one thread at a time.
interface EventOutput {
    /// Names it in metrics and logs; holds no secret.
    String name();

    /// Takes one event, which must not take long.
    ///
    /// @param json one line, without its end
    void write(String json) throws IOException;

    /// Gets rid of what it took, for at most this long.
    void close(Duration limit);

    /// @param kind `file`, `webhook` or `stdout`
    /// @param given the name in the configuration, or ""
    /// @param instead what stands for it where there is none
    static String name(String kind, String given, String instead) {
        String name = given.isEmpty() ? instead : given;
        return name.isEmpty() ? kind : kind + ":" + name;
    }
}
