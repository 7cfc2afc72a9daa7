// SPDX-License-Identifier: Apache-2.0
/// Templates: parsed once, rendered often, by any thread.
@org.jspecify.annotations.NullMarked
package dev.watchfire.gotemplate;
