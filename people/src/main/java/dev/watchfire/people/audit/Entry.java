// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.audit;

import java.time.Instant;

/// One row of the audit trail.
///
/// @param action such as `user.created`
/// @param before JSON, empty where there was nothing
/// @param after JSON, empty where nothing is left
public record Entry(
        long id,
        Instant at,
        Actor actor,
        String action,
        Subject subject,
        String before,
        String after) {}
