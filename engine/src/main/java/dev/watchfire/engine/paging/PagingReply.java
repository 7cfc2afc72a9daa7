// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import dev.watchfire.engine.Reply;

/// Answers to {@link PagingCommand}s.
public sealed interface PagingReply extends Reply {
    /// @param changed false where it was so already
    record PageSaved(Page page, boolean changed) implements PagingReply {}

    record PagesMoved(int pages) implements PagingReply {}

    record PersonSaved(Person person) implements PagingReply {}
}
