// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.metrics;

/// Labels that metrics have only where they are asked for, as their values are without bound:
/// Alertmanager's features of these names.
///
/// @param alertNames `alert-names-in-metrics`
/// @param groupKeys `group-key-in-metrics`
public record MetricLabels(boolean alertNames, boolean groupKeys) {
    public static final MetricLabels NONE = new MetricLabels(false, false);
}
