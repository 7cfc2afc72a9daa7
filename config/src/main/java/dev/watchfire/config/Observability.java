// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config;

import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.http.HttpSettingsReader;
import dev.watchfire.config.problem.Position;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.engine.configuration.EventRecorderSettings;
import dev.watchfire.engine.configuration.EventRecorderSettings.FileOutput;
import dev.watchfire.engine.configuration.EventRecorderSettings.StandardOutput;
import dev.watchfire.engine.configuration.EventRecorderSettings.WebhookOutput;
import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.engine.configuration.TracingSettings;
import dev.watchfire.engine.configuration.TracingSettings.Client;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The tables of `tracing` and `event_recorder`, and what they say as settings.
final class Observability {
    static final Schema TRACING =
            Schema.of(
                            "tracing",
                            Key.oneOf("client_type", "http", "grpc").quietly("grpc"),
                            Key.text("endpoint"),
                            Key.decimal("sampling_fraction"),
                            Key.flag("insecure"),
                            Key.section("tls_config", () -> HttpSchemas.TLS),
                            HttpSchemas.headers("headers"),
                            Key.oneOf("compression", "", "gzip"),
                            Key.duration("timeout"))
                    .with(
                            Rule.required("endpoint", "tracing endpoint must be set"),
                            HttpSchemas.headersAreFree("headers"));

    private static final Schema FILE_OUTPUT =
            Schema.of("file_output", Key.text("name"), Key.text("path"))
                    .with(Rule.required("path", "event_recorder file output requires a path"));

    private static final Schema WEBHOOK_OUTPUT =
            Schema.of(
                            "webhook_output",
                            Key.text("name"),
                            Key.secretUrl("url"),
                            HttpSchemas.client(),
                            Key.duration("timeout"),
                            Key.integer("workers"),
                            Key.integer("max_retries"),
                            Key.duration("retry_backoff"),
                            Key.flag("batch"),
                            Key.count("batch_max_events"),
                            Key.count("batch_max_bytes"),
                            Key.duration("batch_flush_interval"))
                    .with(
                            Rule.required("url", "event_recorder webhook output requires a url"),
                            Observability::batchesAreAskedFor);

    private static final Schema KAFKA_OUTPUT =
            Schema.of(
                            "kafka_output",
                            Key.text("name"),
                            Key.texts("brokers"),
                            Key.text("topic"),
                            Key.text("client_id"),
                            Key.oneOf("format", "", "json", "protobuf"),
                            Key.oneOf("acks", "", "none", "leader", "all"),
                            Key.oneOf("compression", "", "none", "gzip", "snappy", "lz4", "zstd"),
                            Key.integer("buffer_size"),
                            Key.section("tls_config", () -> HttpSchemas.TLS))
                    .with(
                            Rule.required(
                                    "brokers", "event_recorder kafka output requires brokers"),
                            Rule.required("topic", "event_recorder kafka output requires a topic"));

    private static final Schema STDOUT_OUTPUT = Schema.of("stdout_output", Key.text("name"));

    static final Schema EVENT_RECORDER =
            Schema.of(
                    "event_recorder",
                    Key.sections("file_outputs", () -> FILE_OUTPUT),
                    Key.sections("webhook_outputs", () -> WEBHOOK_OUTPUT),
                    Key.sections("kafka_outputs", () -> KAFKA_OUTPUT),
                    Key.sections("stdout_outputs", () -> STDOUT_OUTPUT));

    private static final String NO_KAFKA =
            "this version cannot write events to Kafka; send them to a webhook or a file";

    private Observability() {}

    private static void batchesAreAskedFor(Section output, Problems problems) {
        for (String key : new String[] {"batch_max_events", "batch_max_bytes"}) {
            if (output.number(key) > 0 && !output.flag("batch")) {
                batchMissing(output, key, problems);
            }
        }
        if (output.isSet("batch_flush_interval") && !output.flag("batch")) {
            batchMissing(output, "batch_flush_interval", problems);
        }
    }

    private static void batchMissing(Section output, String key, Problems problems) {
        problems.add(
                output.at(key),
                output.path(key),
                Code.CONFLICT,
                "event_recorder webhook batch settings require batch: true");
    }

    /// @return null where nothing is to be traced
    static @Nullable TracingSettings tracing(Section root, Problems problems) {
        Section tracing = root.section("tracing");
        if (tracing == null) {
            return null;
        }
        if (tracing.text("endpoint").contains("/")) {
            problems.warn(
                    tracing.at("endpoint"),
                    tracing.path("endpoint"),
                    Code.DOUBTFUL,
                    "the endpoint is host:port, without scheme and path; no span will arrive");
        }
        return new TracingSettings(
                tracing.text("client_type").equals("http") ? Client.HTTP : Client.GRPC,
                tracing.text("endpoint"),
                tracing.decimal("sampling_fraction"),
                tracing.flag("insecure"),
                HttpSettingsReader.tls(tracing.section("tls_config")),
                HttpSettingsReader.headers(tracing, "headers"),
                tracing.text("compression").equals("gzip"),
                tracing.duration("timeout"));
    }

    /// @param strict whether what cannot be done is refused
    /// @return null where nothing is to be recorded
    static @Nullable EventRecorderSettings eventRecorder(
            Section root, Problems problems, boolean strict) {
        Section recorder = root.section("event_recorder");
        if (recorder == null) {
            return null;
        }
        if (recorder.isSet("kafka_outputs")) {
            Position at = recorder.at("kafka_outputs");
            String path = recorder.path("kafka_outputs");
            if (strict) {
                problems.add(at, path, Code.NOT_SUPPORTED, NO_KAFKA);
            } else {
                problems.warn(at, path, Code.NOT_SUPPORTED, NO_KAFKA);
            }
        }
        return new EventRecorderSettings(
                recorder.sections("file_outputs").stream()
                        .map(s -> new FileOutput(s.text("name"), s.text("path")))
                        .toList(),
                recorder.sections("webhook_outputs").stream().map(Observability::webhook).toList(),
                recorder.sections("stdout_outputs").stream()
                        .map(s -> new StandardOutput(s.text("name")))
                        .toList());
    }

    private static WebhookOutput webhook(Section output) {
        return new WebhookOutput(
                output.text("name"),
                new Secret(output.text("url")),
                HttpSettingsReader.read(output.section("http_config")),
                durationOrZero(output, "timeout"),
                number(output, "workers"),
                number(output, "max_retries"),
                durationOrZero(output, "retry_backoff"),
                output.flag("batch"),
                number(output, "batch_max_events"),
                number(output, "batch_max_bytes"),
                durationOrZero(output, "batch_flush_interval"));
    }

    private static Duration durationOrZero(Section section, String key) {
        Duration duration = section.duration(key);
        return duration == null ? Duration.ZERO : duration;
    }

    /// Negative ones stand for the default, as in Alertmanager.
    private static int number(Section section, String key) {
        return Math.clamp(section.number(key), 0, Integer.MAX_VALUE);
    }
}
