// SPDX-License-Identifier: Apache-2.0
/// Tests of texts.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.render;
