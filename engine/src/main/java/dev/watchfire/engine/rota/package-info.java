// SPDX-License-Identifier: Apache-2.0
/// What people change about schedules, and what is remembered about them.
@org.jspecify.annotations.NullMarked
package dev.watchfire.engine.rota;
