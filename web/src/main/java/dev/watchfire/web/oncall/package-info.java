// SPDX-License-Identifier: Apache-2.0
/// Who is on call, and what people change about it.
@org.jspecify.annotations.NullMarked
package dev.watchfire.web.oncall;
