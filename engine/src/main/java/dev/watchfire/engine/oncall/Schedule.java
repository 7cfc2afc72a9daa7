// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Who is on call, as somebody planned it.
///
/// @param zone in which it is shown, and of layers that name none
public record Schedule(String name, ZoneId zone, List<Layer> layers) {
    public Schedule {
        layers = List.copyOf(layers);
    }

    /// In the order of the layers.
    public Set<String> roles() {
        Set<String> roles = new LinkedHashSet<>();
        layers.forEach(layer -> roles.add(layer.role()));
        return roles;
    }
}
