// SPDX-License-Identifier: Apache-2.0
/// Who is on call: schedules, and the calculator that answers for any instant.
@org.jspecify.annotations.NullMarked
package dev.watchfire.engine.oncall;
