// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config;

import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;

/// The tables of `tracing` and `event_recorder`: checked, and without effect in this version.
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

    /// What is given and does nothing is said.
    static void warn(Section root, Problems problems) {
        for (String key : new String[] {"tracing", "event_recorder"}) {
            if (root.isGiven(key)) {
                problems.warn(
                        root.at(key),
                        key,
                        Code.NOT_SUPPORTED,
                        "checked, but not active in this version");
            }
        }
    }
}
