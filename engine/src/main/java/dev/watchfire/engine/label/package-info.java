// SPDX-License-Identifier: Apache-2.0
/// Label sets: the identity of an alert.
@org.jspecify.annotations.NullMarked
package dev.watchfire.engine.label;
