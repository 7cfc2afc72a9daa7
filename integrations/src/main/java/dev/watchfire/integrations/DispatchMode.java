// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

/// `--dispatch.mode`.
public enum DispatchMode {
    SEND,
    /// Everything is decided and shown, nothing leaves. Deliveries end as observed, and what is
    /// decided next is what would be decided in earnest.
    OBSERVE
}
