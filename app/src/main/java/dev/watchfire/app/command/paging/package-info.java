// SPDX-License-Identifier: Apache-2.0
/// What `page`, `policy` and `contact` do.
@org.jspecify.annotations.NullMarked
package dev.watchfire.app.command.paging;
