// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web;

import dev.watchfire.store.ShadowCopies;

/// Running beside another Alertmanager.
///
/// @param observing whether this server decides everything and sends nothing
/// @param copies of what the other one sent
public record Shadowing(boolean observing, ShadowCopies copies) {}
