// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.watchfire.gotemplate.value.Entries;
import dev.watchfire.gotemplate.value.Nil;
import dev.watchfire.gotemplate.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private static final int THREADS = 8;
    private static final int RENDERINGS = 200;

    private static Compiled<Templates> parse(Source... sources) {
        return Templates.parse(List.of(sources), Map.of(), MissingKeys.PRINT_NO_VALUE);
    }

    private static String text(Compiled<Template> template, Value data) {
        return Table.result(template, data);
    }

    @Test
    void aTextCallsTemplatesOfTheSet() {
        Templates set = parse(new Source("a", "{{define \"x\"}}X{{.}}{{end}}")).orThrow();

        assertThat(text(set.text(new Source("", "{{template \"x\" 1}}")), Nil.NIL))
                .isEqualTo("-> X1");
        assertThat(set.names()).contains("x");
    }

    @Test
    void aSourceIsATemplateByItsName() {
        Templates set = parse(new Source("page.tmpl", "page {{.}}")).orThrow();

        assertThat(text(set.text(new Source("", "{{template \"page.tmpl\" 2}}")), Nil.NIL))
                .isEqualTo("-> page 2");
    }

    @Test
    void aLaterDefinitionCountsUnlessItIsEmpty() {
        Templates set =
                parse(
                                new Source(
                                        "1",
                                        "{{define \"a\"}}first{{end}}{{define \"b\"}}kept{{end}}"),
                                new Source(
                                        "2",
                                        "{{define \"a\"}}second{{end}}{{define \"b\"}} {{end}}"))
                        .orThrow();

        assertThat(text(set.text(new Source("", "{{template \"a\"}} {{template \"b\"}}")), Nil.NIL))
                .isEqualTo("-> second kept");
    }

    @Test
    void whatATextDefinesStaysInside() {
        Templates set = parse(new Source("1", "{{define \"a\"}}outer{{end}}")).orThrow();

        assertThat(
                        text(
                                set.text(
                                        new Source(
                                                "",
                                                "{{define \"a\"}}inner{{end}}{{template \"a\"}}")),
                                Nil.NIL))
                .isEqualTo("-> inner");
        assertThat(text(set.text(new Source("", "{{template \"a\"}}")), Nil.NIL))
                .isEqualTo("-> outer");
    }

    @Test
    void theErrorsOfAllSourcesAreGathered() {
        Compiled<Templates> compiled =
                parse(
                        new Source("one.tmpl", "fine\n  {{nope}}"),
                        new Source("two.tmpl", "{{.ok}}"),
                        new Source("three.tmpl", "{{if}}{{end}}"));

        assertThat(compiled).isInstanceOf(Compiled.Failure.class);
        assertThat(((Compiled.Failure<Templates>) compiled).errors())
                .containsExactly(
                        new TemplateError(
                                "one.tmpl",
                                2,
                                5,
                                "template: one.tmpl:2: function \"nope\" not defined"),
                        new TemplateError(
                                "three.tmpl",
                                1,
                                5,
                                "template: three.tmpl:1: missing value for if"));
        assertThatIllegalStateException().isThrownBy(compiled::orThrow);
    }

    @Test
    void aFailureSaysWhere() {
        Templates set =
                parse(new Source("f.tmpl", "{{define \"x\"}}\n {{.a.b.c}}{{end}}")).orThrow();
        Template template = set.text(new Source("", "{{template \"x\" .}}")).orThrow();

        assertThat(template.render(Entries.ofAny(Map.of("a", Entries.ofStrings(Map.of("b", "s"))))))
                .isEqualTo(
                        new Rendering.ExecutionFailure(
                                "f.tmpl",
                                2,
                                5,
                                "template: f.tmpl:2:5: executing \"x\" at <.a.b.c>: can't evaluate"
                                        + " field c in type string"));
    }

    @Test
    void htmlThatCannotBeEscapedDoesNotCompile() {
        Templates set = parse().orThrow();
        Compiled<Template> compiled = set.html(new Source("p", "x\n<a {{if .}}\"{{end}}>"));

        assertThat(compiled).isInstanceOf(Compiled.Failure.class);
        TemplateError error = ((Compiled.Failure<Template>) compiled).errors().getFirst();
        assertThat(error.message())
                .isEqualTo("html/template:p: \"\\\"\" in attribute name: \"\\\"\"");
        assertThat(error.line()).isEqualTo(2);
        assertThat(error.column()).isPositive();
    }

    @Test
    void aPlaceInHtmlCountsCharactersAndGosMessageBytes() {
        Templates set = parse().orThrow();
        Compiled<Template> compiled = set.html(new Source("p", "\u00e9\u00e9{{template \"q\"}}"));

        TemplateError error = ((Compiled.Failure<Template>) compiled).errors().getFirst();
        assertThat(error.message()).startsWith("html/template:p:1:15: ");
        assertThat(error.column()).isEqualTo(14);
    }

    @Test
    void missingKeysAreWhatTheSetSays() {
        Value data = Entries.ofStrings(Map.of("a", "b"));
        Source source = new Source("t", "[{{.x}}]");

        assertThat(text(set(MissingKeys.PRINT_NO_VALUE).text(source), data))
                .isEqualTo("-> [<no value>]");
        assertThat(text(set(MissingKeys.USE_ZERO_VALUE).text(source), data)).isEqualTo("-> []");
        assertThat(text(set(MissingKeys.FAIL).text(source), data))
                .isEqualTo(
                        "!! template: t:1:3: executing \"t\" at <.x>: map has no entry for key"
                                + " \"x\"");
        assertThat(text(set(MissingKeys.FAIL).text(source), Nil.NIL))
                .isEqualTo(
                        "!! template: t:1:3: executing \"t\" at <.x>: nil data; no entry for key"
                                + " \"x\"");
    }

    private static Templates set(MissingKeys missingKeys) {
        return Templates.parse(List.of(), Map.of(), missingKeys).orThrow();
    }

    @Test
    void anEmptyTextRendersNothing() {
        assertThat(text(parse().orThrow().text(new Source("", "")), Nil.NIL)).isEqualTo("-> ");
        assertThat(text(parse().orThrow().html(new Source("", " ")), Nil.NIL)).isEqualTo("->  ");
    }

    @Test
    void manyThreadsRenderOneTemplate() throws InterruptedException, ExecutionException {
        Template template =
                parse().orThrow()
                        .html(
                                new Source(
                                        "",
                                        "{{define \"x\"}}<a href=\"/{{.}}\">{{end}}{{$n :="
                                            + " .}}{{range 50}}{{template \"x\" $n}}{{$n}}{{end}}"))
                        .orThrow();
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            String name = "n" + i;
            String wanted = ("<a href=\"/" + name + "\">" + name).repeat(50);
            Value data = dev.watchfire.gotemplate.value.StringValue.of(name);
            work.add(
                    () -> {
                        boolean isRight = true;
                        for (int j = 0; j < RENDERINGS; j++) {
                            isRight &= template.render(data).equals(new Rendering.Text(wanted));
                        }
                        return isRight;
                    });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Boolean> right : threads.invokeAll(work)) {
                assertThat(right.get()).isTrue();
            }
        }
    }
}
