// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.simulation;

/// A promise was broken.
final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Violation(String message) {
        super(message);
    }
}
