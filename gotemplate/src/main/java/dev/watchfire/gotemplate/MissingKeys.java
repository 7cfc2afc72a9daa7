// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate;

/// Go's option `missingkey`: what `.name` is where a map has no such key.
public enum MissingKeys {
    PRINT_NO_VALUE,
    /// The zero value of what the map holds: an empty string, say. Alertmanager's choice.
    USE_ZERO_VALUE,
    FAIL
}
