// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The connection pools in use. Each request leases one, so a pool is closed only when nothing is
/// under way in it. Safe for any thread.
final class Transports implements AutoCloseable {
    private static final class Entry {
        final Transport transport;
        int leases;

        Entry(Transport transport) {
            this.transport = transport;
        }
    }

    /// For the time of one request.
    final class Lease implements AutoCloseable {
        private final Transport.Key key;
        private final Entry entry;

        private Lease(Transport.Key key, Entry entry) {
            this.key = key;
            this.entry = entry;
        }

        Transport transport() {
            return entry.transport;
        }

        @Override
        public void close() {
            release(key, entry);
        }
    }

    private final SharedThreads threads;
    private final Map<String, String> environment;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Transport.Key, Entry> entries = new HashMap<>();

    /// The key that each user asked for last; null before the first time.
    private final Map<Object, Transport.@Nullable Key> users = new HashMap<>();

    Transports(SharedThreads threads, Map<String, String> environment) {
        this.threads = threads;
        this.environment = Map.copyOf(environment);
    }

    /// From now on the pool that `user` asked for last is kept open.
    void join(Object user) {
        lock.lock();
        try {
            users.put(user, null);
        } finally {
            lock.unlock();
        }
    }

    /// The pools that only these users needed are closed, now or when their last request ends.
    void leave(Collection<?> leaving) {
        List<Entry> unused;
        lock.lock();
        try {
            leaving.forEach(users::remove);
            unused = removeUnused();
        } finally {
            lock.unlock();
        }
        closeSoon(unused);
    }

    /// @throws GeneralSecurityException where the key's TLS settings cannot be used
    /// @throws IllegalArgumentException where its proxy cannot be used
    Lease lease(Object user, Transport.Key key) throws GeneralSecurityException {
        List<Entry> unused = List.of();
        Lease lease;
        lock.lock();
        try {
            Entry entry = entries.get(key);
            if (entry == null) {
                entry = new Entry(Transport.open(key, threads, environment));
                entries.put(key, entry);
            }
            entry.leases++;
            lease = new Lease(key, entry);
            if (users.containsKey(user)) {
                Transport.Key before = users.put(user, key);
                unused = before == null || before.equals(key) ? unused : removeUnused();
            }
        } finally {
            lock.unlock();
        }
        closeSoon(unused);
        return lease;
    }

    private void release(Transport.Key key, Entry entry) {
        boolean close;
        lock.lock();
        try {
            entry.leases--;
            close = entry.leases == 0 && !users.containsValue(key) && entries.remove(key, entry);
        } finally {
            lock.unlock();
        }
        if (close) {
            closeSoon(List.of(entry));
        }
    }

    private List<Entry> removeUnused() {
        List<Entry> unused = new ArrayList<>();
        Set<Transport.Key> wanted = new HashSet<>(users.values());
        Iterator<Map.Entry<Transport.Key, Entry>> all = entries.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<Transport.Key, Entry> next = all.next();
            if (next.getValue().leases == 0 && !wanted.contains(next.getKey())) {
                all.remove();
                unused.add(next.getValue());
            }
        }
        return unused;
    }

    int size() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }

    private static void closeSoon(List<Entry> unused) {
        for (Entry entry : unused) {
            Thread.ofVirtual().name("http-client-close").start(entry.transport::close);
        }
    }

    @Override
    public void close() {
        List<Entry> all;
        lock.lock();
        try {
            all = new ArrayList<>(entries.values());
            entries.clear();
        } finally {
            lock.unlock();
        }
        all.forEach(e -> e.transport.close());
    }
}
