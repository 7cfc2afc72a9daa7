// SPDX-License-Identifier: Apache-2.0
/// Tests of SNS.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.sns;
