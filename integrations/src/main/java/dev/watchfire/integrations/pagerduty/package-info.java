// SPDX-License-Identifier: Apache-2.0
/// PagerDuty's Events API, version 2 and the older version 1.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.pagerduty;
