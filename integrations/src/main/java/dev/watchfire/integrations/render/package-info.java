// SPDX-License-Identifier: Apache-2.0
/// Turns messages into texts through templates, and never loses one to a template.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.render;
