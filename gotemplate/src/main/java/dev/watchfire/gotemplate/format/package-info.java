// SPDX-License-Identifier: Apache-2.0
/// Go's `fmt`, `strconv`, `time` and `encoding/json`, as far as templates print through them.
@org.jspecify.annotations.NullMarked
package dev.watchfire.gotemplate.format;
