// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.configuration;

import dev.watchfire.engine.configuration.HttpSettings.Header;
import dev.watchfire.engine.configuration.HttpSettings.TlsSettings;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `tracing`: where spans go, by the OpenTelemetry protocol (OTLP).
///
/// @param endpoint host and port, without scheme
/// @param samplingFraction of the traces that begin here, 0 to 1; others follow their parent
/// @param insecure without TLS
/// @param gzip whether bodies are compressed
/// @param timeout of one export; null for the default
public record TracingSettings(
        Client client,
        String endpoint,
        double samplingFraction,
        boolean insecure,
        TlsSettings tls,
        Map<String, Header> headers,
        boolean gzip,
        @Nullable Duration timeout) {
    public enum Client {
        HTTP,
        GRPC
    }

    public TracingSettings {
        headers = Map.copyOf(headers);
    }
}
