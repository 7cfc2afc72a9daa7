// SPDX-License-Identifier: Apache-2.0
/// Tests of VictorOps.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.victorops;
