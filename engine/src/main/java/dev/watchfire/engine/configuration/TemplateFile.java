// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.configuration;

/// A file of templates that notifications may call.
///
/// @param name without its folder: also the name of the template that the whole file is
public record TemplateFile(String name, String text) {}
