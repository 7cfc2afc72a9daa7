// SPDX-License-Identifier: Apache-2.0
/// Tests of mail.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.email;
