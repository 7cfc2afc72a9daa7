// SPDX-License-Identifier: Apache-2.0
/// JSON straight from and to bytes: no trees, no reflection, every fault named as Alertmanager's
/// clients know it.
@org.jspecify.annotations.NullMarked
package dev.watchfire.web.json;
