// SPDX-License-Identifier: Apache-2.0
/// The routing tree: which receivers an alert is for.
@org.jspecify.annotations.NullMarked
package dev.watchfire.engine.route;
