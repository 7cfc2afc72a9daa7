// SPDX-License-Identifier: Apache-2.0
/// Tables that say which keys a mapping may have and what their values must be; what checks a file
/// against them, and what writes the checked values out again.
@org.jspecify.annotations.NullMarked
package dev.watchfire.config.schema;
