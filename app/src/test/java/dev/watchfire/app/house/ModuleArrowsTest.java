// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the arrows between modules as ARCHITECTURE.md draws them.
class ModuleArrowsTest {
    /// What each module may import of ours, beside itself.
    private static final Map<String, List<String>> MAY_IMPORT =
            Map.of(
                    "engine",
                    List.of(),
                    "config",
                    List.of("engine"),
                    "store",
                    List.of("engine"),
                    "people",
                    List.of("store"),
                    "versions",
                    List.of("engine", "config", "store", "people"),
                    "runtime",
                    List.of("engine", "store"),
                    "integrations",
                    List.of("engine", "runtime"),
                    "web",
                    List.of("engine", "runtime", "store", "people", "config", "versions"),
                    "app",
                    List.of(
                            "engine",
                            "config",
                            "store",
                            "people",
                            "versions",
                            "runtime",
                            "integrations",
                            "web"));

    private static JavaClasses classes;

    @BeforeAll
    static void readTheClasses() {
        classes =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.watchfire");
    }

    static Stream<String> modules() {
        return MAY_IMPORT.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleImportsOnlyWhatItMay(String module) {
        List<String> allowed = MAY_IMPORT.getOrDefault(module, List.of());
        String[] others =
                modules()
                        .filter(m -> !m.equals(module) && !allowed.contains(m))
                        .map(m -> "dev.watchfire." + m + "..")
                        .toArray(String[]::new);
        ArchRule rule =
                noClasses()
                        .that()
                        .resideInAPackage("dev.watchfire." + module + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(others)
                        .allowEmptyShould(true)
                        .because(
                                "arrows point inwards, to the engine: an edge that can reach"
                                        + " another edge makes both impossible to test or replace"
                                        + " alone. "
                                        + module
                                        + " may import "
                                        + (allowed.isEmpty() ? "nothing of ours" : allowed)
                                        + "; if it needs more, the wiring in app/ can hand it in");
        rule.check(classes);
    }

    @Test
    void theEngineKnowsNothingOfTheWorld() {
        DescribedPredicate<JavaClass> pure =
                resideInAnyPackage(
                                "dev.watchfire.engine..",
                                "java.lang..",
                                "java.util",
                                "java.util.function",
                                "java.util.stream",
                                "java.util.regex",
                                "java.time..",
                                "java.nio.charset",
                                "java.math",
                                "com.google.re2j..",
                                "org.jspecify..")
                        .or(belongToAnyOf(Serializable.class, ByteArrayOutputStream.class))
                        .or(belongToAnyOf(ByteBuffer.class, CharBuffer.class));
        classes()
                .that()
                .resideInAPackage("dev.watchfire.engine..")
                .should()
                .onlyDependOnClassesThat(pure)
                .because(
                        "the same commands must give the same decisions in production, in a replay"
                                + " and in the simulator: no I/O, threads, clocks or logging in the"
                                + " engine; what it needs comes in with a command")
                .check(classes);
    }

    @Test
    void onlyTheStoreAndDocumentsBesideItSpeakSql() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.watchfire.store..",
                        "dev.watchfire.people..",
                        "dev.watchfire.versions..",
                        "dev.watchfire.web.repeat..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .because(
                        "one port hides which database there is; a second door would not be tested."
                            + " Accounts, versions and kept answers hand their statements to that"
                            + " port")
                .check(classes);
    }
}
