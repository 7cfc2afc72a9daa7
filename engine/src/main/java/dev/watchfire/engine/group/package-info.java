// SPDX-License-Identifier: Apache-2.0
/// Alert groups: the alerts that are told together, and when.
@org.jspecify.annotations.NullMarked
package dev.watchfire.engine.group;
