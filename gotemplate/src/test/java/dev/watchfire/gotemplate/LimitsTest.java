// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.gotemplate.alertmanager.NotificationTemplates;
import dev.watchfire.gotemplate.value.Nil;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Every limit ends a rendering with an error that names it, and never with the stack or the
/// memory.
class LimitsTest {
    /// Less than any thread of the server has.
    private static final long STACK_BYTES = 512 << 10;

    private static final NotificationTemplates TEMPLATES =
            NotificationTemplates.parse(List.of(), AlertTestData.NOW).orThrow();

    private static String render(String template) {
        return Table.result(TEMPLATES.text(template), Nil.NIL);
    }

    /// On a thread with a small stack, as a template's depth must not depend on the thread.
    private static String renderOnSmallStack(String template) throws InterruptedException {
        AtomicReference<String> result = new AtomicReference<>("");
        Thread thread =
                new Thread(
                        null,
                        () -> {
                            try {
                                result.set(render(template));
                            } catch (StackOverflowError e) {
                                result.set("the stack was too small: " + e);
                            }
                        },
                        "small",
                        STACK_BYTES);
        thread.start();
        thread.join();
        return result.get();
    }

    @Test
    void aLoopThatTakesTooLongEnds() {
        assertThat(render("{{range 9000000000}}{{end}}"))
                .endsWith("exceeded maximum number of steps (5000000)");
    }

    @Test
    void loopsInsideLoopsCountTogether() {
        assertThat(render("{{range 10000}}{{range 10000}}{{range 10000}}{{end}}{{end}}{{end}}"))
                .endsWith("exceeded maximum number of steps (5000000)");
    }

    @Test
    void workOnLongStringsCounts() {
        assertThat(
                        render(
                                "{{$x := printf \"%10000d\" 1}}{{range 200}}{{$x = print $x \"x\"}}"
                                        + "{{end}}{{range 100000}}{{$y := toUpper $x}}{{end}}"))
                .endsWith("exceeded maximum number of steps (5000000)");
    }

    @Test
    void regularExpressionsOnLongStringsCountMore() {
        assertThat(
                        render(
                                "{{$x := printf \"%10000d\" 1}}{{range 3000}}{{$y := match \"x\""
                                        + " $x}}{{end}}"))
                .endsWith("exceeded maximum number of steps (5000000)");
    }

    @Test
    void aTemplateThatCallsItselfEnds() throws InterruptedException {
        assertThat(
                        renderOnSmallStack(
                                "{{define \"r\"}}{{if true}}{{with 1}}{{template \"r\"}}{{end}}"
                                        + "{{end}}{{end}}{{template \"r\"}}"))
                .endsWith("exceeded maximum template depth (400)");
    }

    @Test
    void deepParenthesesAreRefused() throws InterruptedException {
        assertThat(renderOnSmallStack("{{" + "(".repeat(5_000) + "1" + ")".repeat(5_000) + "}}"))
                .endsWith("exceeded maximum nesting (100)");
        assertThat(renderOnSmallStack("{{" + "(".repeat(99) + "1" + ")".repeat(99) + "}}"))
                .isEqualTo("-> 1");
    }

    @Test
    void deepBranchesAreRefused() throws InterruptedException {
        assertThat(renderOnSmallStack("{{if 1}}".repeat(5_000) + "{{end}}".repeat(5_000)))
                .endsWith("exceeded maximum nesting (100)");
        assertThat(renderOnSmallStack("{{if 0}}" + "{{else if 0}}".repeat(5_000) + "{{end}}"))
                .endsWith("exceeded maximum nesting (100)");
    }

    @Test
    void outputEnds() {
        assertThat(render("{{$x := printf \"%10000d\" 1}}{{range 1000}}{{$x}}{{end}}"))
                .endsWith("exceeded maximum output size (4194304 characters)");
    }

    @Test
    void stringsThatDoubleEnd() {
        assertThat(render("{{$x := \"ab\"}}{{range 100}}{{$x = print $x $x}}{{end}}"))
                .endsWith("exceeded maximum output size (4194304 characters)");
        assertThat(
                        render(
                                "{{$x := \"ab\"}}{{range 100}}{{$x = join $x (stringSlice $x"
                                        + " $x)}}{{end}}"))
                .endsWith("exceeded maximum output size (4194304 characters)");
        assertThat(
                        render(
                                "{{$x := \"ab\"}}{{range 100}}{{$x = reReplaceAll \"(?s).+\""
                                        + " \"$0$0\" $x}}{{end}}"))
                .endsWith("exceeded maximum output size (4194304 characters)");
    }

    @Test
    void valuesThatDoubleEnd() {
        String grown = "{{$x := list 1}}{{range 60}}{{$x = list $x $x}}{{end}}";
        assertThat(render(grown + "{{$x}}"))
                .endsWith("exceeded maximum output size (4194304 characters)");
        assertThat(render(grown + "{{toJson $x}}"))
                .endsWith("exceeded maximum output size (4194304 characters)");
    }

    @Test
    void escapingEnds() {
        String loops = "{{range .}}<b>".repeat(90) + "x" + "</b>{{end}}".repeat(90);
        assertThat(Table.result(TEMPLATES.html(loops), Nil.NIL))
                .endsWith("exceeded maximum number of statements to escape (200000)");
    }

    @Test
    void widthsEnd() {
        assertThat(render("{{printf \"%10001d\" 1}}"))
                .endsWith("exceeded maximum width in a format (10000): 10001");
        assertThat(render("{{printf \"%.10001f\" 1.0}}")).contains("(10000)");
        assertThat(render("{{printf \"%*d\" 999999 1}}")).contains("(10000)");
        assertThat(render("{{printf \"%99999999999999d\" 1}}")).contains("(10000)");
    }

    @Test
    void valuesInsideValuesEnd() throws InterruptedException {
        String deep = "{{$x := list 1}}{{range 5000}}{{$x = list $x}}{{end}}";
        assertThat(renderOnSmallStack(deep + "{{$x}}"))
                .endsWith("exceeded maximum depth of a printed value (100)");
        assertThat(renderOnSmallStack(deep + "{{toJson $x}}"))
                .endsWith("exceeded maximum depth of a printed value (100)");
    }

    @Test
    void listsEnd() {
        assertThat(render("{{$x := list}}{{range 20000}}{{$x = append $x .}}{{end}}"))
                .endsWith("exceeded maximum length of a list (10000)");
    }

    @Test
    void regularExpressionsEnd() throws InterruptedException {
        assertThat(render("{{match \"" + "a".repeat(1_001) + "\" \"\"}}"))
                .endsWith("exceeded maximum length of a regular expression (1000 characters)");
        assertThat(render("{{match \"((a{100}){100}){100}\" \"\"}}"))
                .endsWith("exceeded maximum size of a regular expression (20000 instructions)");
        assertThat(render("{{match \"a{1001}\" \"\"}}"))
                .endsWith("exceeded maximum repetition in a regular expression (1000)");
        assertThat(render("{{match \"(?i)[\\u1c00-\\u1cff]\" \"\"}}"))
                .endsWith("cannot fold the case of characters U+1C80 to U+1C88");
        assertThat(render("{{match \"(?i)\\\\x{1c80}\" \"\"}}")).contains("cannot fold");
        assertThat(render("{{match \"(?i)[a-z]{2,100}é\" \"ABCÉ\"}}")).isEqualTo("-> true");
        assertThat(
                        renderOnSmallStack(
                                "{{match \"" + "(".repeat(450) + ")".repeat(450) + "\" \"\"}}"))
                .isEqualTo("-> true");
    }
}
