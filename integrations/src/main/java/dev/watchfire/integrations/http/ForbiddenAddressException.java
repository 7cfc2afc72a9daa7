// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import java.io.IOException;

/// A host has no address that may be connected to.
final class ForbiddenAddressException extends IOException {
    private static final long serialVersionUID = 1L;

    ForbiddenAddressException(String host, Reach reach) {
        super(
                reach == Reach.PUBLIC
                        ? host
                                + " has no public address; private ones may only be written into"
                                + " the configuration, and as they are"
                        : host
                                + " is a link-local or cloud metadata address, which nothing is"
                                + " ever sent to; name another host");
    }
}
