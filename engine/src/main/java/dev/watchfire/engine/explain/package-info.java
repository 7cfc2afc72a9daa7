// SPDX-License-Identifier: Apache-2.0
/// Why an alert was told or not: reasons for people, read from an image.
@org.jspecify.annotations.NullMarked
package dev.watchfire.engine.explain;
