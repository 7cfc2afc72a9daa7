// SPDX-License-Identifier: Apache-2.0
/// The page at `/`: static files, and the form to sign in.
@org.jspecify.annotations.NullMarked
package dev.watchfire.web.page;
