// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.views;

import dev.watchfire.people.audit.Subject;
import java.time.Instant;

/// A question that somebody asks again.
///
/// @param owner whose it is, as {@link SavedViews#ownerOf} says; empty for everybody's
/// @param page of the console, such as `alerts`
/// @param question the query string of the page's address, without `?`
/// @param createdBy name of who made it
public record SavedView(
        String id,
        String owner,
        String page,
        String name,
        String question,
        String createdBy,
        Instant createdAt) {

    public boolean shared() {
        return owner.isEmpty();
    }

    Subject subject() {
        return new Subject("view", id, name);
    }
}
