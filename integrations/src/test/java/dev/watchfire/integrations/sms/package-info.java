// SPDX-License-Identifier: Apache-2.0
/// Tests of telling people by telephone.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.sms;
