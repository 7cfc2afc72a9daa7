// SPDX-License-Identifier: Apache-2.0
/// Tests of what people are told about pages.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.page;
