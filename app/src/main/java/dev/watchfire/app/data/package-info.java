// SPDX-License-Identifier: Apache-2.0
/// Commands on the data itself: backup and restore.
@org.jspecify.annotations.NullMarked
package dev.watchfire.app.data;
