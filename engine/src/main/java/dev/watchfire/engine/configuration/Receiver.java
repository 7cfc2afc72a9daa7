// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.configuration;

import dev.watchfire.engine.label.LabelSet;
import java.util.List;

/// A named set of integrations that are told together.
///
/// @param labels own labels; `name` is implicit and not held here
public record Receiver(String name, LabelSet labels, List<Integration> integrations) {
    public Receiver {
        integrations = List.copyOf(integrations);
    }
}
