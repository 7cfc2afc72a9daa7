// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import java.util.concurrent.atomic.AtomicInteger;

final class SqliteDocumentsTest extends DocumentsContract {
    private final AtomicInteger folders = new AtomicInteger();

    @Override
    StoreLocation newLocation() {
        return new StoreLocation.Folder(folder.resolve("data-" + folders.incrementAndGet()));
    }
}
