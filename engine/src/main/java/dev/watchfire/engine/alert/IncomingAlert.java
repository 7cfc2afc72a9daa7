// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.alert;

import dev.watchfire.engine.label.LabelSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a source posted about one alert, before defaults are filled in.
///
/// @param generatorUrl "" where the source gave none
public record IncomingAlert(
        LabelSet labels,
        LabelSet annotations,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        String generatorUrl) {}
