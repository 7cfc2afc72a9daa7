// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command;

/// How answers are shown.
enum OutputFormat {
    /// For people; may change between versions.
    SIMPLE,
    /// For programs: what the API answered.
    JSON
}
