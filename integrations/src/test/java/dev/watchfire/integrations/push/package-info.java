// SPDX-License-Identifier: Apache-2.0
/// Tests of web push.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.push;
