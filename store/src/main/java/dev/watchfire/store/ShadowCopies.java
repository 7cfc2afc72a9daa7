// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Keeps copies of what another Alertmanager sent, as long as history is kept and at most {@link
/// #MOST_KEPT} of them. Safe for any thread; each call is one transaction.
public interface ShadowCopies {
    /// A busy Alertmanager sends some thousand notifications a day: weeks of them, in some hundred
    /// megabytes at most.
    int MOST_KEPT = 100_000;

    /// Durable when it returns.
    ///
    /// @return with the id it was given
    ShadowCopy add(ShadowCopy copy) throws StoreException;

    /// Copies that arrived at `from` or later, newest first.
    List<ShadowCopy> since(Instant from, int limit) throws StoreException;

    /// When the oldest copy that is kept of each receiver arrived.
    Map<String, Instant> firstOfEachReceiver() throws StoreException;
}
