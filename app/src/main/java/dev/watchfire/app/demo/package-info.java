// SPDX-License-Identifier: Apache-2.0
/// A sample organisation with live simulated traffic.
@org.jspecify.annotations.NullMarked
package dev.watchfire.app.demo;
