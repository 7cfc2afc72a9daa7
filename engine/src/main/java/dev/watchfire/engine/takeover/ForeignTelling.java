// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.takeover;

import dev.watchfire.engine.Ids;
import java.time.Instant;

/// What another Alertmanager last told one integration about one group.
///
/// @param groupKey route key, `:`, group labels, as Alertmanager prints them
/// @param index position among the receiver's integrations of this type, from 0
/// @param firing hashes, see {@link AlertHash}, of the alerts told as firing
/// @param resolved hashes of the alerts told as resolved
/// @param expiresAt when Alertmanager would have forgotten it
public record ForeignTelling(
        String groupKey,
        String receiver,
        String integration,
        int index,
        Instant at,
        Ids firing,
        Ids resolved,
        Instant expiresAt) {}
