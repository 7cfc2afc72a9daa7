// SPDX-License-Identifier: Apache-2.0
/// Pages, escalation policies and severities over HTTP.
@org.jspecify.annotations.NullMarked
package dev.watchfire.web.paging;
