// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.Wish;
import dev.watchfire.store.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What was written once is read for ever: these files are added to and never changed.
final class GoldenRecordsTest {
    @Test
    void everyFactThatCanBeJournalledHasAGoldenFile() throws IOException {
        Set<Class<?>> sampled =
                Samples.facts().stream().map(Object::getClass).collect(Collectors.toSet());
        assertThat(sampled)
                .as("Samples.facts() holds one of every fact")
                .containsExactlyInAnyOrderElementsOf(records(Fact.class));
        Map<String, String> golden = golden("facts");
        for (Fact fact : Samples.facts()) {
            assertThat(golden).as("golden/facts").containsKey(fact.name());
        }
    }

    private static List<Class<?>> records(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(c -> c.isSealed() ? records(c).stream() : Stream.of(c))
                .collect(Collectors.toList());
    }

    @Test
    void everyGoldenFactReadsAsWhatItWas() throws IOException {
        Map<String, Fact> expected =
                Samples.facts().stream().collect(Collectors.toMap(Fact::name, f -> f));
        // Names of earlier versions, and what they are read as today.
        expected.put("alert.fired.v1", Samples.fired(Samples.alert(21)));
        for (Map.Entry<String, String> file : golden("facts").entrySet()) {
            List<Fact> read =
                    new RecordReader()
                            .facts((file.getValue() + "\n").getBytes(StandardCharsets.UTF_8));
            assertThat(read).as(file.getKey()).containsExactly(expected.get(file.getKey()));
        }
    }

    @Test
    void factsAreWrittenAsTheGoldenFilesSay() throws IOException {
        Map<String, String> golden = golden("facts");
        for (Fact fact : Samples.facts()) {
            String written =
                    new String(new RecordWriter().write(List.of(fact)), StandardCharsets.UTF_8);
            assertThat(written).isEqualTo(golden.get(fact.name()) + "\n");
        }
    }

    @Test
    void everyKindOfRecordIsWrittenAndReadAsItsGoldenFileSays() throws IOException {
        Map<String, String> golden = golden("entities");
        for (Entity.Kind kind : Entity.Kind.values()) {
            Entity entity = Samples.entity(kind, 21);
            byte[] written = new RecordWriter().write(entity);
            assertThat(new String(written, StandardCharsets.UTF_8))
                    .isEqualTo(golden.get(kind.name()));
            assertThat(new RecordReader().entity(kind, written)).isEqualTo(entity);
        }
    }

    /// Written before the account's language counted: everybody's was English then.
    @Test
    void whoHadSaidNothingFollowsTheirAccountFromNowOn() {
        String person =
                """
                {"id":21,"revision":1,"name":"ada","active":true,"teams":[],"language":"%s",
                "zone":"UTC","quiet":[],"rules":[],"methods":[],"sent":[]}
                """;
        assertThat(wish(person.formatted("en")).own()).isFalse();
        assertThat(wish(person.formatted("ko")).own()).isTrue();
    }

    private static Wish wish(String person) {
        byte[] bytes = person.replace("\n", "").getBytes(StandardCharsets.UTF_8);
        return ((Person) new RecordReader().entity(Entity.Kind.PERSON, bytes)).wish();
    }

    /// Looking for a subject's digits in the text finds every fact about it.
    @Test
    void everyFactBearsTheNumbersOfItsSubjects() {
        for (Fact fact : Samples.facts()) {
            byte[] line = new RecordWriter().write(List.of(fact));
            for (long subject : fact.subjects().toArray()) {
                assertThat(new RecordReader().factsAbout(new long[] {subject}, line))
                        .containsExactly(fact);
            }
        }
    }

    /// `golden/KIND.txt`: on each line a name, a space, and the JSON.
    private static Map<String, String> golden(String kind) throws IOException {
        try (InputStream in =
                GoldenRecordsTest.class.getResourceAsStream("/golden/" + kind + ".txt")) {
            String text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n"))
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toMap(l -> l[0], l -> l[1], (a, _) -> a, TreeMap::new));
        }
    }
}
