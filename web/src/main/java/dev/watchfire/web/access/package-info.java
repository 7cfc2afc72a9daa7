// SPDX-License-Identifier: Apache-2.0
/// Who may ask what: tokens, passwords, sessions, and where a request may come from.
@org.jspecify.annotations.NullMarked
package dev.watchfire.web.access;
