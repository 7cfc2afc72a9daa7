// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.label.LabelSet;
import java.util.List;

/// Renders the labels of a group's route, whose values are templates. Called on any thread.
@FunctionalInterface
public interface RouteLabels {
    String TEMPLATE = "{{";

    /// @param alerts all of the group, in no particular order
    LabelSet render(Image image, Route route, Group group, List<Alert> alerts);

    /// Whether there is anything to render.
    static boolean areTemplates(LabelSet labels) {
        for (int i = 0; i < labels.size(); i++) {
            if (labels.value(i).contains(TEMPLATE)) {
                return true;
            }
        }
        return false;
    }
}
