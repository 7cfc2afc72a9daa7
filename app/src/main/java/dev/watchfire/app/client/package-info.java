// SPDX-License-Identifier: Apache-2.0
/// What every command needs that asks a server: where it is, who asks, and how answers are shown.
@org.jspecify.annotations.NullMarked
package dev.watchfire.app.client;
