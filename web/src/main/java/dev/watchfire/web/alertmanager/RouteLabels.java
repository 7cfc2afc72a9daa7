// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.label.LabelSet;

/// Renders the labels of a group's route, whose values are templates.
@FunctionalInterface
public interface RouteLabels {
    RouteLabels AS_WRITTEN = (route, _) -> route.labels();

    LabelSet render(Route route, Group group);
}
