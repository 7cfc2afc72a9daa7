// SPDX-License-Identifier: Apache-2.0
/// What every request goes through, whatever it asks for: routing, limits, answers, counting.
@org.jspecify.annotations.NullMarked
package dev.watchfire.web.http;
