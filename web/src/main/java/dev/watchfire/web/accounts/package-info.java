// SPDX-License-Identifier: Apache-2.0
/// Accounts over HTTP: signing in, people, teams, tokens, the audit trail.
@org.jspecify.annotations.NullMarked
package dev.watchfire.web.accounts;
