// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.store.Documents;
import dev.watchfire.store.StoreException;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.LongConsumer;

/// Tells that the state changed. Safe for any thread.
///
/// The runtime calls {@link #changed} after each round that was kept; listeners must return at
/// once, because they hold up the engine.
public final class Changes {
    private final Set<LongConsumer> listeners = new CopyOnWriteArraySet<>();
    private volatile long last = -1;

    /// Ends a subscription.
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /// A round that changed nothing, as there is one every second, is no news.
    ///
    /// @param sequence of the image that shows the change
    public void changed(long sequence) {
        if (sequence != last) {
            last = sequence;
            tell(sequence);
        }
    }

    /// The same documents, which tell of what was written to them: what no image shows changed too,
    /// and whoever looks at it has to ask again.
    public Documents announced(Documents documents) {
        return new Documents() {
            @Override
            public <T> T read(Work<T> work) throws StoreException {
                return documents.read(work);
            }

            @Override
            public <T> T write(Work<T> work) throws StoreException {
                T result = documents.write(work);
                tell(Math.max(1, last));
                return result;
            }
        };
    }

    private void tell(long sequence) {
        for (LongConsumer listener : listeners) {
            listener.accept(sequence);
        }
    }

    /// @param listener gets the sequence of each new image
    public Subscription subscribe(LongConsumer listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
