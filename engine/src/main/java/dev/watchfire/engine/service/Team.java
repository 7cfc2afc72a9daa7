// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.service;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// How a team works. Who belongs to it, and what they may do, stands with the accounts.
///
/// @param channel the receiver that tells the whole team something, or null
/// @param zone where most of it works, or null where that is not said
/// @param businessHours the name of its business hours, or null
/// @param description "" for none
public record Team(
        String name,
        @Nullable String channel,
        @Nullable ZoneId zone,
        @Nullable String businessHours,
        String description) {}
