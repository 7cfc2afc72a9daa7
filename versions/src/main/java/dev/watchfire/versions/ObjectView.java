// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.versions;

import dev.watchfire.config.document.ObjectText.Kind;
import dev.watchfire.config.yaml.YamlNode;
import java.time.Instant;

/// One object of the configuration, as people are shown it.
///
/// @param id the same through every change and every new name; empty for the file's
/// @param name {@link dev.watchfire.config.document.ObjectText#SINGLE} for what there is one of
/// @param revision 0 for the file's
/// @param yaml without secrets
/// @param node the same as a tree
/// @param changedBy empty for the file's
public record ObjectView(
        String id,
        Kind kind,
        String name,
        Overview.Owner owner,
        long revision,
        Instant changedAt,
        String changedBy,
        String yaml,
        YamlNode node) {}
