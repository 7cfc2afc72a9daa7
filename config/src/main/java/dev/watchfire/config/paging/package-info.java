// SPDX-License-Identifier: Apache-2.0
/// Reads what a configuration says about paging: policies, vendors, severities, means.
@org.jspecify.annotations.NullMarked
package dev.watchfire.config.paging;
