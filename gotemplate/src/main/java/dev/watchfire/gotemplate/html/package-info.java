// SPDX-License-Identifier: Apache-2.0
/// Contextual escaping of `html/template`.
@org.jspecify.annotations.NullMarked
package dev.watchfire.gotemplate.html;
