// SPDX-License-Identifier: Apache-2.0
/// What it costs to say who is on call.
@org.jspecify.annotations.NullMarked
package dev.watchfire.bench.oncall;
