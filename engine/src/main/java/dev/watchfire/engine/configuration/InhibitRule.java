// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.configuration;

import dev.watchfire.engine.matcher.Matcher;
import java.util.List;

/// While an alert that matches `source` fires, alerts that match `target` and agree with it on the
/// labels `equal` are not told. A missing label equals an empty one.
///
/// @param name as written, or "" where the rule has none
public record InhibitRule(
        String name, List<Matcher> source, List<Matcher> target, List<String> equal) {
    public InhibitRule {
        source = List.copyOf(source);
        target = List.copyOf(target);
        equal = List.copyOf(equal);
    }
}
