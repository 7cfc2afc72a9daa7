// SPDX-License-Identifier: Apache-2.0
/// Lexer, parser and syntax tree of `text/template`.
@org.jspecify.annotations.NullMarked
package dev.watchfire.gotemplate.syntax;
