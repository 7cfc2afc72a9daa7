// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.client;

/// How answers are shown.
public enum OutputFormat {
    /// For people; may change between versions.
    SIMPLE,
    /// For programs: what the API answered.
    JSON
}
