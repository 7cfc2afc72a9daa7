// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.alertmanager;

import dev.watchfire.gotemplate.time.TimeValue;
import dev.watchfire.gotemplate.value.ObjectValue;
import dev.watchfire.gotemplate.value.StringValue;
import dev.watchfire.gotemplate.value.Type;
import dev.watchfire.gotemplate.value.Value;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One alert of a notification.
///
/// @param status `firing` or `resolved`
/// @param endsAt {@link TimeValue#ZERO} where the end is not known
public record AlertData(
        String status,
        KeyValues labels,
        KeyValues annotations,
        Instant startsAt,
        Instant endsAt,
        String generatorUrl,
        String fingerprint)
        implements ObjectValue {
    static final Type TYPE = Type.struct("template.Alert");

    private static final List<Field> FIELDS =
            List.of(
                    new Field("Status", "status"),
                    new Field("Labels", "labels"),
                    new Field("Annotations", "annotations"),
                    new Field("StartsAt", "startsAt"),
                    new Field("EndsAt", "endsAt"),
                    new Field("GeneratorURL", "generatorURL"),
                    new Field("Fingerprint", "fingerprint"));

    boolean isFiring() {
        return status.equals("firing");
    }

    boolean isResolved() {
        return status.equals("resolved");
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public List<Field> fields() {
        return FIELDS;
    }

    @Override
    public @Nullable Value field(String name) {
        return switch (name) {
            case "Status" -> StringValue.of(status);
            case "Labels" -> labels;
            case "Annotations" -> annotations;
            case "StartsAt" -> TimeValue.utc(startsAt);
            case "EndsAt" -> TimeValue.utc(endsAt);
            case "GeneratorURL" -> StringValue.of(generatorUrl);
            case "Fingerprint" -> StringValue.of(fingerprint);
            default -> null;
        };
    }
}
