// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.alertmanager;

import com.google.re2j.Matcher;
import java.util.Map;

/// Go's `Regexp.Expand`.
final class Expansion {
    private Expansion() {}

    static void append(
            StringBuilder result, String template, Matcher match, Map<String, Integer> groups) {
        int at = 0;
        while (at < template.length()) {
            int dollar = template.indexOf('$', at);
            if (dollar < 0) {
                break;
            }
            result.append(template, at, dollar);
            if (template.startsWith("$$", dollar)) {
                result.append('$');
                at = dollar + 2;
                continue;
            }
            boolean isBraced = template.startsWith("{", dollar + 1);
            int start = dollar + (isBraced ? 2 : 1);
            int end = start;
            while (end < template.length() && isNamePart(template.codePointAt(end))) {
                end += Character.charCount(template.codePointAt(end));
            }
            if (end == start || isBraced && !template.startsWith("}", end)) {
                result.append('$');
                at = dollar + 1;
                continue;
            }
            String group = group(template.substring(start, end), match, groups);
            result.append(group);
            at = isBraced ? end + 1 : end;
        }
        result.append(template.substring(at));
    }

    private static boolean isNamePart(int c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private static String group(String name, Matcher match, Map<String, Integer> groups) {
        int number = -1;
        if (name.matches("0|[1-9][0-9]{0,3}")) {
            number = Integer.parseInt(name);
        } else if (groups.containsKey(name)) {
            number = groups.get(name);
        }
        boolean exists = number >= 0 && number <= match.groupCount();
        String text = exists ? match.group(number) : null;
        return text == null ? "" : text;
    }
}
