// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

/// A company outside that is asked for help.
///
/// @param contract its number or name, "" for none
/// @param hours when it answers, in words
/// @param receiver that tells it, or "" where people must call
public record Vendor(
        String name,
        String description,
        String contract,
        String hours,
        String phone,
        String email,
        String url,
        String receiver) {}
