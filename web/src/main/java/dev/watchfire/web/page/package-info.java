// SPDX-License-Identifier: Apache-2.0
/// The console: its files, and the way in.
@org.jspecify.annotations.NullMarked
package dev.watchfire.web.page;
