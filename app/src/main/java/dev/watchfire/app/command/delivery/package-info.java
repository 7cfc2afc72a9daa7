// SPDX-License-Identifier: Apache-2.0
/// What `delivery` and `receiver` do.
@org.jspecify.annotations.NullMarked
package dev.watchfire.app.command.delivery;
