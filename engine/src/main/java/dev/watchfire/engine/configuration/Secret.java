// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.configuration;

/// A value that is never shown: {@link #toString()} gives `<secret>`.
public record Secret(String reveal) {
    public static final String HIDDEN = "<secret>";

    @Override
    public String toString() {
        return HIDDEN;
    }
}
