// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config;

import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.receiver.Page;
import dev.watchfire.config.receiver.ReceiverType;
import dev.watchfire.config.receiver.ReceiverTypes;
import dev.watchfire.config.schema.Checker;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Shown;
import dev.watchfire.config.schema.Value;
import dev.watchfire.config.schema.Value.Single;
import dev.watchfire.config.yaml.YamlNode;
import dev.watchfire.config.yaml.YamlReader;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.IntegrationSettings;
import dev.watchfire.engine.configuration.IntegrationSettings.NotDelivered;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.label.LabelSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads `receivers`. Each integration inherits from `global`, and what this version cannot deliver
/// loads with a warning, or is refused where that is asked for.
final class ReceiverReader {
    static final Schema SCHEMA =
            Schema.of("receiver", keys()).with(Rule.required("name", "missing name in receiver"));

    /// The person's address takes the place of this one.
    private static final String PERSONAL_MAIL =
            """
            to: person@example.invalid
            headers: {Subject: '{{ .CommonAnnotations.summary }}'}
            html: ''
            text: |
              {{ .CommonAnnotations.summary }}

              {{ .CommonAnnotations.description }}

              {{ .ExternalURL }}/oncall
            """;

    private static final String SUFFIX = "_configs";

    private final @Nullable Section global;
    private final MatchersReader labels;
    private final Problems problems;
    private final boolean strict;
    private final TemplateCheck templates;

    /// @param global null where it was wrong: what is then missing is not worth a message
    ReceiverReader(
            @Nullable Section global,
            MatchersReader labels,
            TemplateCheck templates,
            Problems problems,
            boolean strict) {
        this.global = global;
        this.labels = labels;
        this.problems = problems;
        this.strict = strict;
        this.templates = templates;
    }

    private static Key[] keys() {
        List<Key> keys = new ArrayList<>();
        keys.add(Key.text("name"));
        keys.add(Key.textMap("labels"));
        keys.add(Key.text("fallback").ours());
        for (String type : ReceiverTypes.NAMES) {
            keys.add(Key.sections(type + SUFFIX, () -> ReceiverTypes.get(type).schema()));
        }
        keys.add(Key.sections(Page.TYPE.name() + SUFFIX, () -> Page.TYPE.schema()).ours());
        return keys.toArray(Key[]::new);
    }

    Receiver read(Section receiver) {
        List<Integration> integrations = new ArrayList<>();
        for (String type : ReceiverTypes.NAMES) {
            int index = 0;
            for (Section section : receiver.sections(type + SUFFIX)) {
                integrations.add(integration(ReceiverTypes.get(type), index++, section));
            }
        }
        int pages = 0;
        for (Section section : receiver.sections(Page.TYPE.name() + SUFFIX)) {
            integrations.add(integration(Page.TYPE, pages++, section, OptionsReader.read(section)));
        }
        return new Receiver(
                receiver.text("name"),
                labels(receiver),
                integrations,
                receiver.textOrNull("fallback"));
    }

    /// How a person is told by mail, but for their address; null where no server for mail is
    /// configured for all receivers.
    @Nullable Integration personalMail() {
        if (global == null || !global.isSet("smtp_smarthost") || !global.isSet("smtp_from")) {
            return null;
        }
        ReceiverType email = ReceiverTypes.get("email");
        Problems none = new Problems();
        YamlNode node = YamlReader.read(PERSONAL_MAIL.getBytes(StandardCharsets.UTF_8), none);
        Section section =
                node == null ? null : new Checker(none, null).document(email.schema(), node);
        if (section == null) {
            throw new IllegalStateException("our own document is wrong");
        }
        return integration(email, 0, section);
    }

    /// A fallback must exist, tell somebody, and never lead back.
    ///
    /// @param known all receivers, or null where some are wrong: which are missing is unknown then
    void checkFallbacks(List<Section> sections, @Nullable Map<String, Receiver> known) {
        for (Section section : sections) {
            String fallback = section.textOrNull("fallback");
            if (fallback == null || known == null) {
                continue;
            }
            Receiver receiver = known.get(fallback);
            if (receiver == null) {
                problem(
                        section,
                        "undefined receiver " + Shown.text(fallback) + " used as fallback");
            } else if (receiver.integrations().isEmpty()) {
                problem(section, "the fallback " + Shown.text(fallback) + " tells nobody");
            } else if (leadsBack(section.text("name"), fallback, known)) {
                problem(section, "the fallback " + Shown.text(fallback) + " leads back here");
            }
        }
    }

    private void problem(Section section, String message) {
        problems.add(section.at("fallback"), section.path("fallback"), Code.INVALID_VALUE, message);
    }

    private static boolean leadsBack(String from, String to, Map<String, Receiver> known) {
        String next = to;
        for (int steps = 0; next != null && steps <= known.size(); steps++) {
            if (next.equals(from)) {
                return true;
            }
            Receiver receiver = known.get(next);
            next = receiver == null ? null : receiver.fallback();
        }
        return false;
    }

    private LabelSet labels(Section receiver) {
        Map<String, String> own = new LinkedHashMap<>();
        for (Value.Entry entry : receiver.entries("labels")) {
            String value = entry.value() instanceof Single single ? single.text() : "";
            if (!labels.isLabelName(entry.key())) {
                problems.add(
                        entry.keyAt(),
                        receiver.path("labels"),
                        Code.INVALID_VALUE,
                        "invalid label name " + Shown.text(entry.key()) + " in receiver labels");
            } else if (!entry.key().equals("name")) {
                own.put(entry.key(), value);
            } else if (!value.equals(receiver.text("name"))) {
                problems.add(
                        entry.value().at(),
                        receiver.path("labels"),
                        Code.CONFLICT,
                        "the label name is always the receiver's name, "
                                + Shown.text(receiver.text("name"))
                                + ", got "
                                + Shown.text(value));
            }
        }
        return LabelSet.of(own);
    }

    private Integration integration(ReceiverType type, int index, Section section) {
        if (global != null) {
            type.inherit(section, global, problems);
        }
        String reason = whyNotDelivered(type);
        if (reason == null) {
            templates.check(section);
            return integration(type, index, section, OptionsReader.read(section));
        }
        if (strict) {
            problems.add(section.at(), section.path(), Code.NOT_SUPPORTED, reason);
        } else {
            String message = reason + "; notifications for it will fail";
            problems.warn(section.at(), section.path(), Code.NOT_SUPPORTED, message);
        }
        return integration(type, index, section, new NotDelivered(reason));
    }

    private static Integration integration(
            ReceiverType type, int index, Section section, IntegrationSettings settings) {
        return new Integration(type.name(), index, section.flag("send_resolved"), settings);
    }

    private static @Nullable String whyNotDelivered(ReceiverType type) {
        return ReceiverTypes.DELIVERED.contains(type.name())
                ? null
                : type.name() + " notifications are not delivered by this version";
    }
}
