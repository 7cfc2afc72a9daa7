// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.execute;

/// Go's option `missingkey`: what `.name` is where a map has no such key.
public enum MissingKey {
    /// Nothing, printed as `<no value>`.
    NOTHING,
    /// The zero value of what the map holds. Alertmanager's choice.
    ZERO,
    /// An error.
    ERROR
}
