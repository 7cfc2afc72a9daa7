// SPDX-License-Identifier: Apache-2.0
/// How records and facts are written down: as JSON that describes itself and stays readable.
@org.jspecify.annotations.NullMarked
package dev.watchfire.store.json;
