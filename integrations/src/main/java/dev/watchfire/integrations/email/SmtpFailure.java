// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.email;

import java.io.IOException;

/// A server said no, or something that nobody understands.
final class SmtpFailure extends IOException {
    private static final long serialVersionUID = 1L;

    SmtpFailure(String message) {
        super(message);
    }
}
