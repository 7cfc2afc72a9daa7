// SPDX-License-Identifier: Apache-2.0
/// On-call schedules as people write them.
@org.jspecify.annotations.NullMarked
package dev.watchfire.config.oncall;
