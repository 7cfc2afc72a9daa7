// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The handbook's picture of what can happen to a page.
final class PageStatesPictureTest {
    private static final Path PICTURE = Path.of("../docs/images/page-states.svg");
    private static final Pattern TEXT = Pattern.compile("<text[^>]*>([^<]*)</text>");

    @Test
    void thePictureHasEveryArrowOfTheTableAndNoOther() throws IOException {
        List<String> expected = new ArrayList<>();
        for (Page.State from : Page.State.values()) {
            String name = from.name().toLowerCase(Locale.ROOT);
            for (PageAction action : PageAction.values()) {
                Page.State to = action.from(from);
                if (to != null) {
                    expected.add(
                            name
                                    + ": "
                                    + action.word()
                                    + " → "
                                    + to.name().toLowerCase(Locale.ROOT));
                }
            }
        }
        assertThat(drawn()).containsExactlyInAnyOrderElementsOf(expected);
    }

    /// The arrows below each state's name.
    private static List<String> drawn() throws IOException {
        List<String> drawn = new ArrayList<>();
        String state = "";
        Matcher texts = TEXT.matcher(Files.readString(PICTURE));
        while (texts.find()) {
            String text = texts.group(1);
            if (text.contains("→")) {
                drawn.add(state + ": " + text);
            } else {
                state = text;
            }
        }
        return drawn;
    }
}
