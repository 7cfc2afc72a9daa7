// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.configuration;

/// One way a receiver is told, e.g. its second webhook.
///
/// @param type `webhook`, `slack` …: the key in the file without `_configs`
/// @param index position among the integrations of this type in the receiver, from 0
public record Integration(
        String type, int index, boolean sendResolved, IntegrationSettings settings) {
    /// `webhook[0]`, as logs and metrics show it.
    public String label() {
        return type + "[" + index + "]";
    }
}
