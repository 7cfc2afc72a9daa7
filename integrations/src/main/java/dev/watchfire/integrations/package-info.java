// SPDX-License-Identifier: Apache-2.0
/// What every integration shares: the dispatcher that carries deliveries out, the message they are
/// rendered from, and the registry of those who send it.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations;
