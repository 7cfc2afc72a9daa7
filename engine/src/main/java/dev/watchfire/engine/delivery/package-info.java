// SPDX-License-Identifier: Apache-2.0
/// Deliveries: one message to one integration, from its decision to its outcome.
@org.jspecify.annotations.NullMarked
package dev.watchfire.engine.delivery;
