// SPDX-License-Identifier: Apache-2.0
/// What `routes` does.
@org.jspecify.annotations.NullMarked
package dev.watchfire.app.command.routing;
