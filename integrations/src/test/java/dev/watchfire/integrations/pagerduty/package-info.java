// SPDX-License-Identifier: Apache-2.0
/// Tests of PagerDuty.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.pagerduty;
