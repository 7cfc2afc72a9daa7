// SPDX-License-Identifier: Apache-2.0
/// YAML with positions: text to a bounded tree of nodes, and values back to text.
@org.jspecify.annotations.NullMarked
package dev.watchfire.config.yaml;
