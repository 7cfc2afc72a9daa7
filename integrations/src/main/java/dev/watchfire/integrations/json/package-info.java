// SPDX-License-Identifier: Apache-2.0
/// JSON as integrations need it.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.json;
