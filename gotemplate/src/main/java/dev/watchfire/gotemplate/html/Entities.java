// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.html;

import java.util.Map;

/// Character references in attributes. Of the named ones it knows those for ASCII: no other
/// character matters to where scripts, styles and URLs begin and end.
final class Entities {
    private static final Map<String, String> NAMED =
            Map.ofEntries(
                    Map.entry("amp", "&"),
                    Map.entry("AMP", "&"),
                    Map.entry("lt", "<"),
                    Map.entry("LT", "<"),
                    Map.entry("gt", ">"),
                    Map.entry("GT", ">"),
                    Map.entry("quot", "\""),
                    Map.entry("QUOT", "\""),
                    Map.entry("apos", "'"),
                    Map.entry("nbsp", "\u00a0"),
                    Map.entry("Tab", "\t"),
                    Map.entry("NewLine", "\n"),
                    Map.entry("excl", "!"),
                    Map.entry("num", "#"),
                    Map.entry("dollar", "$"),
                    Map.entry("percnt", "%"),
                    Map.entry("lpar", "("),
                    Map.entry("rpar", ")"),
                    Map.entry("ast", "*"),
                    Map.entry("midast", "*"),
                    Map.entry("plus", "+"),
                    Map.entry("comma", ","),
                    Map.entry("period", "."),
                    Map.entry("sol", "/"),
                    Map.entry("colon", ":"),
                    Map.entry("semi", ";"),
                    Map.entry("equals", "="),
                    Map.entry("quest", "?"),
                    Map.entry("commat", "@"),
                    Map.entry("lsqb", "["),
                    Map.entry("lbrack", "["),
                    Map.entry("bsol", "\\"),
                    Map.entry("rsqb", "]"),
                    Map.entry("rbrack", "]"),
                    Map.entry("Hat", "^"),
                    Map.entry("lowbar", "_"),
                    Map.entry("UnderBar", "_"),
                    Map.entry("grave", "`"),
                    Map.entry("DiacriticalGrave", "`"),
                    Map.entry("lcub", "{"),
                    Map.entry("lbrace", "{"),
                    Map.entry("verbar", "|"),
                    Map.entry("vert", "|"),
                    Map.entry("VerticalLine", "|"),
                    Map.entry("rcub", "}"),
                    Map.entry("rbrace", "}"));

    private static final int LONGEST_NAME = 20;

    private Entities() {}

    static String unescape(String text) {
        int at = text.indexOf('&');
        if (at < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int from = 0;
        while (at >= 0) {
            int end = at + 1;
            while (end < text.length()
                    && end - at <= LONGEST_NAME
                    && (Scanner.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '#')) {
                end++;
            }
            String character = character(text.substring(at + 1, end));
            if (!character.isEmpty()) {
                plain.append(text, from, at).append(character);
                from = text.startsWith(";", end) ? end + 1 : end;
            }
            at = text.indexOf('&', end);
        }
        return plain.append(text.substring(from)).toString();
    }

    private static String character(String name) {
        if (!name.startsWith("#")) {
            return NAMED.getOrDefault(name, "");
        }
        boolean isHex = name.startsWith("#x") || name.startsWith("#X");
        String digits = name.substring(isHex ? 2 : 1);
        if (!digits.matches(isHex ? "[0-9a-fA-F]{1,6}" : "[0-9]{1,7}")) {
            return "";
        }
        int c = Integer.parseInt(digits, isHex ? 16 : 10);
        boolean isCharacter =
                c > 0
                        && c <= Character.MAX_CODE_POINT
                        && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
        return isCharacter ? Character.toString(c) : "\ufffd";
    }
}
