// SPDX-License-Identifier: Apache-2.0
/// What `serve` and `demo` do: their flags, and a server in the foreground.
@org.jspecify.annotations.NullMarked
package dev.watchfire.app.serve;
