// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.paging;

import dev.watchfire.config.problem.Problem;
import dev.watchfire.web.json.JsonWriter;
import java.util.List;

/// What is wrong with a document that somebody previews.
final class ProblemJson {
    private ProblemJson() {}

    /// @param severity `error` or `warning`, of all of them
    static void write(List<Problem> problems, String severity, JsonWriter json) {
        json.beginArray();
        for (Problem problem : problems) {
            json.beginObject()
                    .member("line", problem.at().line())
                    .member("column", problem.at().column())
                    .member("path", problem.path())
                    .member("code", problem.code().id())
                    .member("severity", severity)
                    .member("message", problem.message())
                    .endObject();
        }
        json.endArray();
    }
}
