// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate;

/// The text of a template file, and the name by which messages call it: usually the file's name
/// without its folder, which is also the name of the template that the whole file is.
public record Source(String name, String text) {}
