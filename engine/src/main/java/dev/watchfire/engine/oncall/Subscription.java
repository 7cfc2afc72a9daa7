// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import dev.watchfire.engine.configuration.Secret;

/// The calendar elsewhere that plans a layer.
///
/// @param source of the copy that is kept: the same for the same address
/// @param url its address, which often holds a key
public record Subscription(String source, Secret url) {}
