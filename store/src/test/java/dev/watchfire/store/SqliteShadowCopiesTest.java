// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

final class SqliteShadowCopiesTest extends ShadowCopiesContract {
    @Override
    StoreLocation newLocation() {
        return new StoreLocation.Folder(folder.resolve("data"));
    }
}
