// SPDX-License-Identifier: Apache-2.0
/// Our own API under `/api/watchfire/v1`, as `openapi/watchfire.yaml` promises it.
@org.jspecify.annotations.NullMarked
package dev.watchfire.web.api;
