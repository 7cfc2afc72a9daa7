// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.passwords;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Knows the pieces that common passwords are made of: words, rows of keys, counting, repeats and
/// years. A few hundred words stand for all their combinations, so that no list of whole passwords
/// is needed.
final class Guessable {
    private static final List<String> ROWS =
            List.of(
                    "1234567890",
                    "abcdefghijklmnopqrstuvwxyz",
                    "qwertyuiop",
                    "asdfghjkl",
                    "zxcvbnm",
                    "qwertzuiop",
                    "azertyuiop",
                    "qazwsxedcrfvtgbyhnujmikolp",
                    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
                    "1q2w3e4r5t6y7u8i9o0p",
                    "!@#$%^&*()");

    /// Two neighbouring keys may be chance.
    private static final int LEAST_RUN = 3;

    private static final int LONGEST_YEAR = 4;

    private final Set<String> words;
    private final int longestWord;

    private Guessable(Set<String> words) {
        this.words = words;
        this.longestWord = words.stream().mapToInt(String::length).max().orElse(0);
    }

    static Guessable load() {
        try (InputStream in = Guessable.class.getResourceAsStream("common-words.txt")) {
            if (in == null) {
                throw new IllegalStateException("common-words.txt is missing");
            }
            Set<String> words = new HashSet<>();
            for (String line :
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (!line.startsWith("#")) {
                    words.addAll(List.of(line.strip().split(" ")));
                }
            }
            words.remove("");
            return new Guessable(words);
        } catch (IOException e) {
            throw new UncheckedIOException("common-words.txt cannot be read", e);
        }
    }

    /// How much there is to guess, at best: 1 for each common word and for each character that is
    /// part of no piece, 0 for patterns and personal words.
    ///
    /// @param personal words in lower case
    int surprising(String password, Collection<String> personal) {
        String text = unit(password.toLowerCase(Locale.ROOT));
        String plain = withoutDisguise(text);
        int[] least = new int[text.length() + 1];
        for (int end = 1; end <= text.length(); end++) {
            least[end] = least[end - 1] + (isFiller(text.charAt(end - 1)) ? 0 : 1);
            for (int start = end - 2; start >= 0; start--) {
                if (least[start] < least[end]) {
                    int cost =
                            cost(text.substring(start, end), plain.substring(start, end), personal);
                    least[end] = Math.min(least[end], least[start] + cost);
                }
            }
        }
        return least[text.length()];
    }

    /// What a repeated text repeats: saying a word thrice is no news after the first time.
    private static String unit(String text) {
        for (int length = 1; length <= text.length() / 2; length++) {
            if (text.length() % length == 0
                    && text.substring(0, length).repeat(text.length() / length).equals(text)) {
                return text.substring(0, length);
            }
        }
        return text;
    }

    /// What people put between or after words.
    private static boolean isFiller(char c) {
        return " !?.,-_+*#@$&".indexOf(c) >= 0;
    }

    private int cost(String piece, String plain, Collection<String> personal) {
        int length = piece.length();
        boolean pattern =
                length <= LONGEST_YEAR && piece.chars().allMatch(c -> c >= '0' && c <= '9')
                        || length >= LEAST_RUN && (isRepeat(piece) || isRow(piece));
        if (pattern || personal.contains(piece) || personal.contains(plain)) {
            return 0;
        }
        return length <= longestWord && (words.contains(piece) || words.contains(plain))
                ? 1
                : length;
    }

    private static boolean isRepeat(String piece) {
        return piece.chars().allMatch(c -> c == piece.charAt(0));
    }

    private static boolean isRow(String piece) {
        String backwards = new StringBuilder(piece).reverse().toString();
        for (String row : ROWS) {
            if (row.contains(piece) || row.contains(backwards)) {
                return true;
            }
        }
        return false;
    }

    /// `P@ssw0rd` is `password`.
    private static String withoutDisguise(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            plain.append(
                    switch (text.charAt(i)) {
                        case '0' -> 'o';
                        case '1', '!', '|' -> 'i';
                        case '3', '€' -> 'e';
                        case '4', '@' -> 'a';
                        case '5', '$' -> 's';
                        case '7', '+' -> 't';
                        case '8' -> 'b';
                        case '9' -> 'g';
                        default -> text.charAt(i);
                    });
        }
        return plain.toString();
    }
}
