// SPDX-License-Identifier: Apache-2.0
/// Alertmanager's API, v2 and what is left of v1: same paths, codes, texts and orders.
@org.jspecify.annotations.NullMarked
package dev.watchfire.web.alertmanager;
