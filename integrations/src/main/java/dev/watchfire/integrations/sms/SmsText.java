// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.sms;

import java.util.Map;

/// A text as the network counts it: 3GPP TS 23.038.
///
/// @param text in the basic alphabet where its characters have a place or a likeness there
/// @param segments messages that it is sent as
public record SmsText(String text, boolean unicode, int segments) {
    /// By place, the escape left out.
    static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                    + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /// They take two places.
    private static final String EXTENDED = "\f^{}\\[~]|€";

    private static final Map<Integer, String> LIKENESSES =
            Map.ofEntries(
                    Map.entry((int) '…', "..."),
                    Map.entry((int) '‘', "'"),
                    Map.entry((int) '’', "'"),
                    Map.entry((int) '“', "\""),
                    Map.entry((int) '”', "\""),
                    Map.entry((int) '–', "-"),
                    Map.entry((int) '—', "-"),
                    Map.entry((int) '−', "-"),
                    Map.entry((int) '·', "-"),
                    Map.entry((int) '`', "'"),
                    Map.entry((int) '\t', " "),
                    Map.entry(0xa0, " "));

    private static final int BASIC_ALONE = 160;
    private static final int BASIC_JOINED = 153;
    private static final int UNICODE_ALONE = 70;
    private static final int UNICODE_JOINED = 67;

    public static SmsText of(String text) {
        StringBuilder basic = new StringBuilder();
        boolean unicode =
                text.codePoints()
                        .mapToObj(c -> LIKENESSES.getOrDefault(c, Character.toString(c)))
                        .peek(basic::append)
                        .anyMatch(SmsText::isElsewhere);
        return unicode
                ? new SmsText(text, true, segments(text.length(), UNICODE_ALONE, UNICODE_JOINED))
                : new SmsText(
                        basic.toString(),
                        false,
                        segments(places(basic), BASIC_ALONE, BASIC_JOINED));
    }

    private static boolean isElsewhere(String characters) {
        return !characters.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || EXTENDED.indexOf(c) >= 0);
    }

    private static int places(CharSequence text) {
        return text.length() + (int) text.chars().filter(c -> EXTENDED.indexOf(c) >= 0).count();
    }

    private static int segments(int places, int alone, int joined) {
        return places <= alone ? 1 : (places + joined - 1) / joined;
    }

    /// Cuts what may be cut so that the whole takes no more than so many segments.
    ///
    /// @param tail is kept, whatever it takes
    public static SmsText fitting(String head, String tail, int mostSegments) {
        SmsText whole = of(head + tail);
        int end = head.length();
        while (whole.segments > mostSegments && end > 0) {
            end = wordBefore(head, end);
            whole = of(head.substring(0, end).stripTrailing() + "…" + tail);
        }
        return whole;
    }

    /// Where the last word before `end` begins; in a long word, a character earlier.
    private static int wordBefore(String text, int end) {
        String kept = text.substring(0, end).stripTrailing();
        int space = kept.lastIndexOf(' ');
        return space > kept.length() - 20 && space > 0
                ? space
                : kept.offsetByCodePoints(kept.length(), kept.isEmpty() ? 0 : -1);
    }
}
