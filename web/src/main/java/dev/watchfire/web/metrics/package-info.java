// SPDX-License-Identifier: Apache-2.0
/// What `/metrics` shows: Alertmanager's names where we have the thing, `watchfire_*` else.
@org.jspecify.annotations.NullMarked
package dev.watchfire.web.metrics;
