// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.yaml;

import dev.watchfire.config.problem.Position;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Bytes of a file to text.
final class YamlText {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private YamlText() {}

    /// @return null where the bytes are too many or no UTF-8; `problems` then says where
    static @Nullable String decode(byte[] bytes, String source, Problems problems) {
        if (bytes.length > YamlReader.MAX_BYTES) {
            problems.add(
                    new Position(1, 1, source),
                    "",
                    Code.TOO_LARGE,
                    "the file has "
                            + bytes.length
                            + " bytes, the limit is "
                            + YamlReader.MAX_BYTES);
            return null;
        }
        CharBuffer out = CharBuffer.allocate(bytes.length);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            String wrong = String.format("0x%02X", bytes[in.position()]);
            problems.add(
                    positionOf(text, text.codePointCount(0, text.length()), source),
                    "",
                    Code.ENCODING,
                    "the file is not UTF-8: byte " + wrong + " at offset " + in.position());
            return null;
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /// @param index in code points
    static Position positionOf(String text, int index, String source) {
        int end =
                text.offsetByCodePoints(0, Math.min(index, text.codePointCount(0, text.length())));
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < end; i++) {
            if (isLineBreak(text, i)) {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(line, text.codePointCount(lineStart, end) + 1, source);
    }

    /// YAML's: a line feed, or a carriage return that none follows.
    private static boolean isLineBreak(String text, int at) {
        char c = text.charAt(at);
        boolean alone = at + 1 == text.length() || text.charAt(at + 1) != '\n';
        return c == '\n' || c == '\r' && alone;
    }
}
