// SPDX-License-Identifier: Apache-2.0
/// What `check-config`, `config` and `secrets` do.
@org.jspecify.annotations.NullMarked
package dev.watchfire.app.command.configuration;
