// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.calendar;

import biweekly.component.VEvent;
import biweekly.property.RawProperty;
import biweekly.property.Transparency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Events say when their owner is away: what says so itself, and whole days in which he is busy.
final class Away implements Meaning {
    /// As people and programs write it in English and Korean.
    private static final Pattern WORDS =
            Pattern.compile(
                    "\\b(ooo|pto|out of (the )?office|vacation|annual leave|on leave|day"
                            + " off|holidays?|sick|sick leave)\\b|휴가|연차|반차|병가|월차|휴직",
                    Pattern.UNICODE_CHARACTER_CLASS);

    @Override
    public @Nullable List<String> people(VEvent event, boolean wholeDays) {
        return isAway(event, wholeDays) ? List.of() : null;
    }

    private static boolean isAway(VEvent event, boolean wholeDays) {
        RawProperty status = event.getExperimentalProperty("X-MICROSOFT-CDO-BUSYSTATUS");
        String busy =
                status == null || status.getValue() == null
                        ? ""
                        : status.getValue().strip().toUpperCase(Locale.ROOT);
        if (busy.equals("OOF")
                || WORDS.matcher(IcalReader.summary(event).toLowerCase(Locale.ROOT)).find()) {
            return true;
        }
        Transparency transparency = event.getTransparency();
        boolean free =
                busy.equals("FREE")
                        || busy.equals("WORKINGELSEWHERE")
                        || transparency != null && transparency.isTransparent();
        return wholeDays && !free;
    }

    @Override
    public boolean showsUnmatched() {
        return false;
    }
}
