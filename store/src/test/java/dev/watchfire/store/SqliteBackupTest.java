// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import java.util.UUID;

final class SqliteBackupTest extends BackupContract {
    @Override
    StoreLocation newLocation() {
        return new StoreLocation.Folder(folder.resolve("data-" + UUID.randomUUID()));
    }
}
