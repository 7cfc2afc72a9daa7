// SPDX-License-Identifier: Apache-2.0
/// Telling people about pages: what is said, and the port that each means implements.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.page;
