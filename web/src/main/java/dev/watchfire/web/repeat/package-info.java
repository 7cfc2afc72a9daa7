// SPDX-License-Identifier: Apache-2.0
/// Requests that may come twice and must be done once: the header `Idempotency-Key`.
@org.jspecify.annotations.NullMarked
package dev.watchfire.web.repeat;
