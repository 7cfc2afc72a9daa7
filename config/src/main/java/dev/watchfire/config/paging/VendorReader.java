// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.paging;

import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.service.Names;
import dev.watchfire.engine.paging.Vendor;

/// Reads `vendors`.
final class VendorReader {
    static final Schema SCHEMA =
            Schema.of(
                            "vendor",
                            Key.text("name"),
                            Key.text("description"),
                            Key.text("contract"),
                            Key.text("hours"),
                            Key.text("phone"),
                            Key.text("email"),
                            Key.url("url"),
                            Key.text("receiver"))
                    .with(Rule.required("name", "missing name of the vendor"));

    private final Known known;
    private final Names names;

    VendorReader(Known known, Names names) {
        this.known = known;
        this.names = names;
    }

    Vendor read(Section section) {
        String receiver = known.channel(section, "receiver", "the receiver of a vendor");
        return new Vendor(
                names.take(section),
                section.text("description"),
                section.text("contract"),
                section.text("hours"),
                section.text("phone"),
                section.text("email"),
                section.text("url"),
                receiver == null ? "" : receiver);
    }
}
