// SPDX-License-Identifier: Apache-2.0
/// Beside another Alertmanager: takes copies of what it sends, and says where we would differ.
@org.jspecify.annotations.NullMarked
package dev.watchfire.web.shadow;
