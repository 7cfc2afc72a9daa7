// SPDX-License-Identifier: Apache-2.0
/// The REST endpoint of VictorOps, now Splunk On-Call.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.victorops;
