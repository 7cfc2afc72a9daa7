// SPDX-License-Identifier: Apache-2.0
/// Issues in Jira, Cloud and Data Center.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.jira;
