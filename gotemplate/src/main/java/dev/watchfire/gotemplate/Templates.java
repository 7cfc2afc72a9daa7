// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate;

import dev.watchfire.gotemplate.execute.Builtins;
import dev.watchfire.gotemplate.execute.MissingKey;
import dev.watchfire.gotemplate.execute.Program;
import dev.watchfire.gotemplate.html.Escaping;
import dev.watchfire.gotemplate.syntax.Parser;
import dev.watchfire.gotemplate.syntax.SyntaxFailure;
import dev.watchfire.gotemplate.syntax.Tree;
import dev.watchfire.gotemplate.value.Function;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A set of named templates, from which more can be compiled: a message's text, say, that calls
/// them. Immutable, and safe for any thread.
public final class Templates {
    private final Map<String, Function> functions;
    private final MissingKey missingKey;
    private final Map<String, Tree> trees;

    private Templates(
            Map<String, Function> functions, MissingKey missingKey, Map<String, Tree> trees) {
        this.functions = functions;
        this.missingKey = missingKey;
        this.trees = Map.copyOf(trees);
    }

    /// Reads sources in order; of two templates with one name the later one counts, unless it is
    /// empty.
    ///
    /// @param functions beside Go's own, by name
    /// @return the set, or every source's first error
    public static Compiled<Templates> parse(
            List<Source> sources, Map<String, Function> functions, MissingKeys missingKeys) {
        Map<String, Function> all = new HashMap<>(Builtins.FUNCTIONS);
        all.putAll(functions);
        MissingKey missingKey =
                switch (missingKeys) {
                    case PRINT_NO_VALUE -> MissingKey.NOTHING;
                    case USE_ZERO_VALUE -> MissingKey.ZERO;
                    case FAIL -> MissingKey.ERROR;
                };
        Map<String, Tree> trees = new HashMap<>();
        List<TemplateError> errors = new ArrayList<>();
        for (Source source : sources) {
            try {
                merge(trees, Parser.parse(source.name(), source.text(), all));
            } catch (SyntaxFailure e) {
                errors.add(error(source, e));
            }
        }
        return errors.isEmpty()
                ? new Compiled.Success<>(new Templates(Map.copyOf(all), missingKey, trees))
                : new Compiled.Failure<>(errors);
    }

    private static void merge(Map<String, Tree> trees, Map<String, Tree> added) {
        added.forEach(
                (name, tree) -> {
                    if (!tree.isEmpty() || !trees.containsKey(name)) {
                        trees.put(name, tree);
                    }
                });
    }

    private static TemplateError error(Source source, SyntaxFailure e) {
        int lineStart = source.text().lastIndexOf('\n', Math.max(0, e.position() - 1)) + 1;
        int column = Math.max(1, e.position() - lineStart + 1);
        String message = "template: " + source.name() + ":" + e.line() + ": " + e.text();
        return new TemplateError(source.name(), e.line(), column, message);
    }

    /// The names of the templates, without order.
    public Iterable<String> names() {
        return trees.keySet();
    }

    /// Compiles a text that may call this set's templates. What it defines itself is seen by it
    /// alone.
    public Compiled<Template> text(Source source) {
        return compile(source, false);
    }

    /// Like {@link #text}, and escapes every value for the place in HTML where it stands.
    public Compiled<Template> html(Source source) {
        return compile(source, true);
    }

    private Compiled<Template> compile(Source source, boolean isHtml) {
        try {
            Map<String, Tree> own = Parser.parse(source.name(), source.text(), functions);
            Map<String, Tree> all = new HashMap<>(trees);
            merge(all, own);
            // An empty text is still the text that was asked for.
            Tree root = Objects.requireNonNull(own.get(source.name()));
            all.put(source.name(), root);
            if (isHtml) {
                all.putAll(Escaping.escape(all, root));
                root = Objects.requireNonNull(all.get(source.name()));
            }
            return new Compiled.Success<>(new Template(new Program(all, missingKey), root));
        } catch (SyntaxFailure e) {
            return new Compiled.Failure<>(List.of(error(source, e)));
        } catch (Escaping.Failure e) {
            return new Compiled.Failure<>(
                    List.of(new TemplateError(e.file(), e.line(), e.column(), e.text())));
        }
    }
}
