// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config;

import dev.watchfire.config.document.Layers;
import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.oncall.ScheduleReader;
import dev.watchfire.config.paging.PagingSections;
import dev.watchfire.config.problem.Position;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Checker;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.ScalarType;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.SectionWriter;
import dev.watchfire.config.schema.Shown;
import dev.watchfire.config.schema.Value;
import dev.watchfire.config.schema.Value.Items;
import dev.watchfire.config.schema.Value.Single;
import dev.watchfire.config.service.OrganizationReader;
import dev.watchfire.config.signin.SignInReader;
import dev.watchfire.config.signin.SignInSettings;
import dev.watchfire.config.yaml.YamlNode;
import dev.watchfire.config.yaml.YamlReader;
import dev.watchfire.engine.calendar.BusinessHours;
import dev.watchfire.engine.calendar.Holidays;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.EventRecorderSettings;
import dev.watchfire.engine.configuration.InhibitRule;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.configuration.TracingSettings;
import dev.watchfire.engine.interval.TimeInterval;
import dev.watchfire.engine.matcher.MatcherParser;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.paging.PagingSettings;
import dev.watchfire.engine.service.Organization;
import dev.watchfire.engine.service.Team;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads an `alertmanager.yml` as strictly as Alertmanager 0.34 does, and says everything that is
/// wrong with it at once. Nothing of a refused file is used. Safe for any thread.
public final class ConfigurationReader {
    public static final Schema ROOT = Schema.of("the configuration", keys());

    private static Key[] keys() {
        List<Key> keys =
                new ArrayList<>(
                        List.of(
                                Key.section("global", () -> GlobalSettings.SCHEMA),
                                Key.section("route", () -> RouteReader.SCHEMA),
                                Key.sections("inhibit_rules", () -> InhibitRuleReader.SCHEMA),
                                Key.sections("receivers", () -> ReceiverReader.SCHEMA),
                                Key.texts("templates"),
                                Key.sections("mute_time_intervals", () -> TimeIntervalReader.NAMED),
                                Key.sections("time_intervals", () -> TimeIntervalReader.NAMED),
                                Key.section("tracing", () -> Observability.TRACING),
                                Key.section("event_recorder", () -> Observability.EVENT_RECORDER),
                                Key.sections("schedules", () -> ScheduleReader.SCHEMA).ours(),
                                Key.section("sign_in", () -> SignInReader.SCHEMA).ours()));
        keys.addAll(OrganizationReader.KEYS);
        keys.addAll(PagingSections.KEYS);
        return keys.toArray(Key[]::new);
    }

    private final ReadOptions options;

    public ConfigurationReader(ReadOptions options) {
        this.options = options;
    }

    /// Reads a file; relative paths in it start at its directory, messages show `file` as given. A
    /// file that cannot be read is a problem like any other.
    public static ReadResult readFile(Path file, ReadOptions options) {
        Path directory = file.toAbsolutePath().getParent();
        ConfigurationReader reader =
                new ConfigurationReader(options.from(file.toString(), directory));
        try (InputStream in = Files.newInputStream(file)) {
            return reader.read(in.readNBytes(YamlReader.MAX_BYTES + 1));
        } catch (IOException e) {
            Problems problems = new Problems();
            String reason = e instanceof NoSuchFileException ? "it does not exist" : e.toString();
            problems.add(
                    Position.START, "", Code.UNREADABLE_FILE, "cannot read the file: " + reason);
            return new ReadResult.Refused(file.toString(), problems.problems(), List.of());
        }
    }

    public ReadResult read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    public ReadResult read(byte[] bytes) {
        Problems problems = new Problems();
        return read(YamlReader.read(bytes, problems), bytes, problems);
    }

    /// Reads the file and what was edited in the console as one configuration. A key belongs to the
    /// file where that has it; what the console has for it then has no effect, with a warning.
    ///
    /// @param edited the keys that were edited in the console, as YAML
    public ReadResult read(byte[] file, String edited) {
        Problems problems = new Problems();
        byte[] more = edited.getBytes(StandardCharsets.UTF_8);
        YamlNode node = Layers.merge(file, more, problems);
        byte[] both = Arrays.copyOf(file, file.length + more.length);
        System.arraycopy(more, 0, both, file.length, more.length);
        return read(node, both, problems);
    }

    private ReadResult read(@Nullable YamlNode node, byte[] bytes, Problems problems) {
        Section root =
                node == null
                        ? null
                        : new Checker(problems, options.baseDirectory()).document(ROOT, node);
        Configuration configuration = root == null ? null : configuration(root, bytes, problems);
        TracingSettings tracing = root == null ? null : Observability.tracing(root, problems);
        EventRecorderSettings events =
                root == null ? null : Observability.eventRecorder(root, problems, options.strict());
        SignInSettings signIn =
                new SignInReader(problems).read(root == null ? null : root.section("sign_in"));
        if (configuration == null || root == null || !problems.isEmpty()) {
            return new ReadResult.Refused(options.file(), problems.problems(), problems.warnings());
        }
        return new ReadResult.Accepted(
                options.file(),
                configuration,
                problems.warnings(),
                new String(bytes, StandardCharsets.UTF_8),
                root.texts("templates"),
                tracing,
                events,
                signIn);
    }

    /// @return null where the tree has no root
    private @Nullable Configuration configuration(Section root, byte[] bytes, Problems problems) {
        fillIn(root);
        MatchersReader matchers =
                new MatchersReader(new MatcherParser(options.matcherSyntax()), problems);
        Section global = root.section("global");
        TemplateFiles files = TemplateFiles.read(root.singles("templates"), problems);
        TemplateCheck templates = files.check(problems);
        ReceiverReader receiverReader =
                new ReceiverReader(global, matchers, templates, problems, options.strict());
        Map<String, Receiver> receivers = receivers(root, receiverReader, problems);
        Map<String, List<TimeInterval>> intervals = timeIntervals(root, problems);
        InhibitRuleReader rules = new InhibitRuleReader(matchers, problems);
        List<InhibitRule> inhibitRules =
                root.sections("inhibit_rules").stream().map(rules::read).toList();
        Set<String> known = allRight(root, "receivers") ? receivers.keySet() : null;
        Organization organization =
                new OrganizationReader(problems, known, options.teams(), matchers::read).read(root);
        Set<String> calendars =
                allRight(root, "holidays") ? names(organization.holidays(), Holidays::name) : null;
        List<Schedule> schedules = schedules(root, known, calendars, problems);
        PagingSettings paging = paging(root, receivers, schedules, organization, problems);
        Section route = root.section("route");
        if (route == null) {
            if (!root.isWrong("route")) {
                String empty = root.isGiven("receivers") ? "" : "; it needs a route and a receiver";
                problems.add(root.at(), "", Code.MISSING, "no route provided in config" + empty);
            }
            return null;
        }
        Route tree =
                new RouteReader(
                                matchers,
                                problems,
                                templates,
                                known,
                                allRight(root, "time_intervals")
                                                && allRight(root, "mute_time_intervals")
                                        ? intervals.keySet()
                                        : null)
                        .root(route);
        if (!problems.isEmpty()) {
            return null;
        }
        Duration resolveTimeout = global == null ? null : global.duration("resolve_timeout");
        return new Configuration(
                tree,
                List.copyOf(receivers.values()),
                inhibitRules,
                intervals,
                resolveTimeout == null ? Configuration.DEFAULT_RESOLVE_TIMEOUT : resolveTimeout,
                hash(bytes),
                SectionWriter.write(root),
                files.files(),
                schedules,
                organization,
                receiverReader.personalMail(),
                paging);
    }

    private PagingSettings paging(
            Section root,
            Map<String, Receiver> receivers,
            List<Schedule> schedules,
            Organization organization,
            Problems problems) {
        PagingSections sections =
                new PagingSections(
                        problems,
                        new PagingSections.Surroundings(
                                allRight(root, "receivers") ? receivers.values() : null,
                                allRight(root, "schedules") ? schedules : null,
                                allRight(root, "teams")
                                        ? names(organization.teams(), Team::name)
                                        : null,
                                allRight(root, "business_hours")
                                        ? names(organization.businessHours(), BusinessHours::name)
                                        : null,
                                options.teams(),
                                options.people()),
                        OptionsReader::values);
        return sections.read(root, receivers);
    }

    /// Alertmanager writes these out even where a file does not have them.
    private void fillIn(Section root) {
        Position at = root.at();
        if (!root.isGiven("global")) {
            root.put("global", at, new Section(GlobalSettings.SCHEMA, "global", at));
        }
        Section global = root.section("global");
        if (global != null && !global.isGiven("http_config")) {
            String path = global.path("http_config");
            global.put("http_config", at, new Section(HttpSchemas.CLIENT, path, at));
        }
        List<Value> globs = new ArrayList<>();
        Path directory = options.baseDirectory();
        for (Single glob : root.singles("templates")) {
            // Resolved as text: the characters of a glob are no path on every system.
            boolean relative = directory != null && !glob.text().startsWith("/");
            String text = relative ? directory + "/" + glob.text() : glob.text();
            globs.add(new Single(text, ScalarType.TEXT, glob.at()));
        }
        if (!root.isWrong("templates")) {
            root.put("templates", root.at("templates"), new Items(globs, root.at("templates")));
        }
    }

    private static Map<String, Receiver> receivers(
            Section root, ReceiverReader reader, Problems problems) {
        Map<String, Receiver> receivers = new LinkedHashMap<>();
        named(
                root,
                "receivers",
                "notification config name",
                problems,
                new HashMap<>(),
                (section, name) -> receivers.put(name, reader.read(section)));
        reader.checkFallbacks(
                root.sections("receivers"), allRight(root, "receivers") ? receivers : null);
        return receivers;
    }

    private static <T> Set<String> names(List<T> all, Function<T, String> name) {
        return all.stream().map(name).collect(Collectors.toSet());
    }

    private static List<Schedule> schedules(
            Section root,
            @Nullable Set<String> receivers,
            @Nullable Set<String> calendars,
            Problems problems) {
        ScheduleReader reader = new ScheduleReader(problems, receivers, calendars);
        List<Schedule> schedules = new ArrayList<>();
        named(
                root,
                "schedules",
                "schedule",
                problems,
                new HashMap<>(),
                (section, _) -> schedules.add(reader.read(section)));
        return schedules;
    }

    private static Map<String, List<TimeInterval>> timeIntervals(Section root, Problems problems) {
        TimeIntervalReader reader = new TimeIntervalReader(problems);
        Map<String, List<TimeInterval>> intervals = new LinkedHashMap<>();
        Map<String, Position> seen = new HashMap<>();
        BiConsumer<Section, String> read =
                (section, name) -> intervals.put(name, reader.read(section));
        named(root, "mute_time_intervals", "mute time interval", problems, seen, read);
        named(root, "time_intervals", "time interval", problems, seen, read);
        return intervals;
    }

    /// Hands every mapping of a list on, under its name, and refuses a name that comes twice.
    private static void named(
            Section root,
            String key,
            String what,
            Problems problems,
            Map<String, Position> seen,
            BiConsumer<Section, String> each) {
        for (Section section : root.sections(key)) {
            String name = section.text("name");
            Position first = name.isEmpty() ? null : seen.putIfAbsent(name, section.at("name"));
            if (first != null) {
                problems.add(
                        section.at("name"),
                        section.path("name"),
                        Code.NOT_UNIQUE,
                        what + " " + Shown.text(name) + " is not unique, first at " + first);
            }
            each.accept(section, name);
        }
    }

    /// Whether every name of the list is known, so that an unknown name is worth a message.
    private static boolean allRight(Section root, String key) {
        if (!root.isGiven(key)) {
            return true;
        }
        return root.value(key) instanceof Items items
                && items.items().size() == root.sections(key).size()
                && root.sections(key).stream().noneMatch(s -> s.isWrong("name"));
    }

    private static long hash(byte[] bytes) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
