// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.alertmanager;

import dev.watchfire.gotemplate.value.ObjectValue;
import dev.watchfire.gotemplate.value.StringValue;
import dev.watchfire.gotemplate.value.Type;
import dev.watchfire.gotemplate.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a notification's templates see (https://prometheus.io/docs/alerting/latest/notifications/).
///
/// @param receiver the receiver's name, quoted for a regular expression as Alertmanager does
/// @param status `firing` where at least one alert is, else `resolved`
/// @param notificationReason why the group is notified now, as in `new alerts added`
/// @param routeLabels the labels of the route that the alerts took
public record Data(
        String receiver,
        String status,
        List<AlertData> alerts,
        String notificationReason,
        KeyValues groupLabels,
        KeyValues commonLabels,
        KeyValues commonAnnotations,
        KeyValues routeLabels,
        String externalUrl)
        implements ObjectValue {
    private static final Type TYPE = Type.pointerTo(Type.struct("template.Data"));

    private static final List<Field> FIELDS =
            List.of(
                    new Field("Receiver", "receiver"),
                    new Field("Status", "status"),
                    new Field("Alerts", "alerts"),
                    new Field("NotificationReason", "notification_reason"),
                    new Field("GroupLabels", "groupLabels"),
                    new Field("CommonLabels", "commonLabels"),
                    new Field("CommonAnnotations", "commonAnnotations"),
                    new Field("RouteLabels", "routeLabels"),
                    new Field("ExternalURL", "externalURL"));

    public Data {
        alerts = List.copyOf(alerts);
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
            case "Receiver" -> StringValue.of(receiver);
            case "Status" -> StringValue.of(status);
            case "Alerts" -> new Alerts(alerts);
            case "NotificationReason" -> StringValue.of(notificationReason);
            case "GroupLabels" -> groupLabels;
            case "CommonLabels" -> commonLabels;
            case "CommonAnnotations" -> commonAnnotations;
            case "RouteLabels" -> routeLabels;
            case "ExternalURL" -> StringValue.of(externalUrl);
            default -> null;
        };
    }
}
