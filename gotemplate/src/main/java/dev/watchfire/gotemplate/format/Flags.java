// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.format;

/// What stands between the percent sign and the verb. One set is used again for every directive.
final class Flags {
    static final int ABSENT = -1;

    boolean minus;
    boolean plus;
    boolean sharp;
    boolean space;
    boolean zero;

    /// `%+v` and `%#v`, where the plus and the sharp say something else than for other verbs.
    boolean plusV;

    boolean sharpV;
    int width = ABSENT;
    int precision = ABSENT;

    void clear() {
        minus = false;
        plus = false;
        sharp = false;
        space = false;
        zero = false;
        plusV = false;
        sharpV = false;
        width = ABSENT;
        precision = ABSENT;
    }

    boolean read(char c) {
        switch (c) {
            case '#' -> sharp = true;
            case '0' -> zero = !minus;
            case '+' -> plus = true;
            case '-' -> {
                minus = true;
                zero = false;
            }
            case ' ' -> space = true;
            default -> {
                return false;
            }
        }
        return true;
    }

    void setWidth(int value) {
        width = Math.abs(value);
        if (value < 0) {
            minus = true;
            zero = false;
        }
    }

    /// For `%v` the plus and the sharp change their meaning.
    void adaptToValueVerb() {
        sharpV = sharp;
        sharp = false;
        plusV = plus;
        plus = false;
    }
}
