// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.versions;

import dev.watchfire.store.StoreLocation;

final class SqliteConfigurationsTest extends ConfigurationsContract {
    @Override
    StoreLocation newLocation() {
        return new StoreLocation.Folder(folder.resolve("data"));
    }
}
