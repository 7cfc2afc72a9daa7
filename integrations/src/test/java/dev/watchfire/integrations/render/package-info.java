// SPDX-License-Identifier: Apache-2.0
/// Tests of rendering.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.render;
