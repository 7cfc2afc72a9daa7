// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import dev.watchfire.engine.alert.IncomingAlert;
import dev.watchfire.web.json.JsonSyntaxException;
import java.util.List;
import java.util.function.Predicate;

/// Reads the body of `POST /api/v2/alerts` in one pass over its bytes.
///
/// Senders repeat themselves: the bytes of a label set, of annotations and of a source link that
/// were read before are recognised by a keyed hash and cost neither decoding nor checking again.
/// Safe for any thread.
public final class AlertBodyReader {
    /// A label set is an identity: what has more pairs is no identity but a dump.
    static final int MAX_LABELS = 512;

    /// All names and values of one alert's labels together.
    static final int MAX_LABEL_BYTES = 64 * 1024;

    static final int MAX_ANNOTATIONS = 512;

    /// Annotations are read by people and end up in messages that carriers cut far below this.
    static final int MAX_ANNOTATION_BYTES = 256 * 1024;

    static final int MAX_SOURCE_LINK_BYTES = 64 * 1024;

    private final Predicate<String> labelNames;
    private final SpanCache spans = new SpanCache();
    private final NameTable names = new NameTable();

    /// @param labelNames which names labels and annotations may have
    public AlertBodyReader(Predicate<String> labelNames) {
        this.labelNames = labelNames;
    }

    /// What a body said.
    public sealed interface Result {
        /// @param total how many alerts the body had, the refused ones included
        /// @param problems in the order of the body
        record Alerts(List<IncomingAlert> alerts, int total, List<Problem> problems)
                implements Result {
            /// Where the alert at `index` of {@link #alerts()} stood in the body.
            public int position(int index) {
                int position = index;
                for (Problem problem : problems) {
                    if (problem.position <= position) {
                        position++;
                    }
                }
                return position;
            }
        }

        /// The body is not JSON, or values have the wrong type.
        record Malformed(String reason) implements Result {}

        /// The body breaks the API's schema.
        ///
        /// @param code go-openapi's number for the kind of breach
        record Unacceptable(int code, String message) implements Result {}
    }

    /// An alert of the body that is refused; the others are not affected.
    public record Problem(int position, String message) {}

    public Result read(byte[] body, int length) {
        try {
            return new AlertBodyPass(body, length, labelNames, spans, names).run();
        } catch (JsonSyntaxException e) {
            return new Result.Malformed(String.valueOf(e.getMessage()));
        }
    }

    /// Drops what no body had since the last call but one. To be called now and then.
    public void forgetUnused() {
        spans.forgetUnused();
    }
}
