// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.configuration;

import dev.watchfire.engine.label.LabelSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A named set of integrations that are told together.
///
/// @param labels own labels; `name` is implicit and not held here
/// @param fallback the receiver that is told where one of these integrations gives up, or null;
///   never leads back here
public record Receiver(
        String name, LabelSet labels, List<Integration> integrations, @Nullable String fallback) {
    public Receiver {
        integrations = List.copyOf(integrations);
    }

    /// Without a fallback.
    public Receiver(String name, LabelSet labels, List<Integration> integrations) {
        this(name, labels, integrations, null);
    }
}
