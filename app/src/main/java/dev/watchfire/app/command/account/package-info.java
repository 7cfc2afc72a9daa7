// SPDX-License-Identifier: Apache-2.0
/// What `user`, `team`, `token` and `audit` do.
@org.jspecify.annotations.NullMarked
package dev.watchfire.app.command.account;
