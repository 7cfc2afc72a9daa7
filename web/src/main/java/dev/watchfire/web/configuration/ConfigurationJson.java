// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.configuration;

import dev.watchfire.config.document.LineDiff;
import dev.watchfire.config.document.LineDiff.Diff;
import dev.watchfire.config.problem.Problem;
import dev.watchfire.config.yaml.YamlNode;
import dev.watchfire.config.yaml.YamlNode.Mapping;
import dev.watchfire.config.yaml.YamlNode.Scalar;
import dev.watchfire.config.yaml.YamlNode.Sequence;
import dev.watchfire.people.audit.Actor;
import dev.watchfire.versions.Examined;
import dev.watchfire.versions.ObjectView;
import dev.watchfire.versions.Overview;
import dev.watchfire.versions.Version;
import dev.watchfire.web.json.JsonWriter;
import java.util.List;
import java.util.Locale;

/// The configuration as our API writes it.
final class ConfigurationJson {
    /// What YAML takes for a number that JSON can say too.
    private static final String NUMBER = "-?(0|[1-9][0-9]{0,14})";

    private ConfigurationJson() {}

    static void overview(Overview overview, JsonWriter json) {
        json.beginObject().name("version");
        Version newest = overview.newest();
        if (newest == null) {
            json.value((String) null);
        } else {
            version(newest, json);
        }
        json.member("runningVersion", overview.runningVersion())
                .member("since", overview.since())
                .member("text", overview.text())
                .member("missingSecrets", overview.missing());
        Overview.File file = overview.file();
        json.name("file")
                .beginObject()
                .member("name", file.name())
                .member("builtIn", file.builtIn())
                .member("text", file.text())
                .member("hash", file.hash())
                .member("onDisk", word(file.onDisk()));
        problems("problems", file.problems(), json);
        json.endObject().name("keys").beginArray();
        for (Overview.Key key : overview.keys()) {
            json.beginObject()
                    .member("name", key.name())
                    .member("owner", word(key.owner()))
                    .endObject();
        }
        Overview.Load load = overview.load();
        json.endArray()
                .name("load")
                .beginObject()
                .member("at", load.at())
                .member("refusal", load.refusal());
        problems("problems", load.problems(), json);
        problems("warnings", load.warnings(), json);
        json.endObject().endObject();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static void version(Version version, JsonWriter json) {
        json.beginObject();
        members(version, json);
        json.endObject();
    }

    static void members(Version version, JsonWriter json) {
        Actor author = version.author();
        json.member("id", version.id())
                .member("at", version.at())
                .name("author")
                .beginObject()
                .member("kind", author.kind().name().toLowerCase(Locale.ROOT))
                .member("id", author.id())
                .member("name", author.name())
                .endObject()
                .member("comment", version.comment())
                .name("restoredFrom");
        if (version.restoredFrom() == Version.NONE) {
            json.value((String) null);
        } else {
            json.value(version.restoredFrom());
        }
    }

    static void examined(Examined examined, JsonWriter json) {
        json.beginObject().member("code", word(examined.code())).member("keys", examined.keys());
        problems("problems", examined.problems(), json);
        problems("warnings", examined.warnings(), json);
        json.name("diff");
        diff(examined.diff(), json);
        json.endObject();
    }

    static void problems(String name, List<Problem> problems, JsonWriter json) {
        json.name(name).beginArray();
        for (Problem problem : problems) {
            json.beginObject()
                    .member("source", problem.source("file"))
                    .member("line", problem.at().line())
                    .member("column", problem.at().column())
                    .member("path", problem.path())
                    .member("code", problem.code().id())
                    .member("message", problem.message())
                    .endObject();
        }
        json.endArray();
    }

    static void diff(Diff diff, JsonWriter json) {
        json.beginObject()
                .member("added", diff.added())
                .member("removed", diff.removed())
                .name("hunks")
                .beginArray();
        for (LineDiff.Hunk hunk : diff.hunks()) {
            json.beginArray();
            for (LineDiff.Line line : hunk.lines()) {
                json.beginObject()
                        .member("kind", word(line.kind()))
                        .member("before", line.before())
                        .member("after", line.after())
                        .member("text", line.text())
                        .endObject();
            }
            json.endArray();
        }
        json.endArray().endObject();
    }

    static void object(ObjectView object, JsonWriter json) {
        json.beginObject()
                .member("kind", object.kind().key())
                .member("name", object.name())
                .member("id", object.id())
                .member("owner", word(object.owner()))
                .member("revision", object.revision())
                .member("changedAt", object.changedAt())
                .member("changedBy", object.changedBy())
                .member("yaml", object.yaml())
                .name("value");
        node(object.node(), json);
        json.endObject();
    }

    /// As JSON, for forms; what is in quotes is text.
    private static void node(YamlNode node, JsonWriter json) {
        switch (node) {
            case Mapping mapping -> {
                json.beginObject();
                mapping.entries().forEach(entry -> node(entry.value(), json.name(entry.key())));
                json.endObject();
            }
            case Sequence sequence -> {
                json.beginArray();
                sequence.items().forEach(item -> node(item, json));
                json.endArray();
            }
            case Scalar scalar -> scalar(scalar, json);
        }
    }

    private static void scalar(Scalar scalar, JsonWriter json) {
        if (scalar.isNull()) {
            json.value((String) null);
        } else if (scalar.plain() && scalar.text().matches("true|false")) {
            json.value(Boolean.parseBoolean(scalar.text()));
        } else if (scalar.plain() && scalar.text().matches(NUMBER)) {
            json.value(Long.parseLong(scalar.text()));
        } else {
            json.value(scalar.text());
        }
    }
}
