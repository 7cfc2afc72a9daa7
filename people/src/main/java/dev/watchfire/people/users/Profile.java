// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.users;

/// What somebody may say of himself; empty for what he does not say.
public record Profile(String displayName, String email, String language, String zone) {
    public static final Profile EMPTY = new Profile("", "", "", "");
}
