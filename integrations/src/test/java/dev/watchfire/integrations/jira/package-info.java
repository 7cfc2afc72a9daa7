// SPDX-License-Identifier: Apache-2.0
/// Tests of Jira.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.jira;
