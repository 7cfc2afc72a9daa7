// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.audit;

/// Who makes a change, and from where.
///
/// @param id of the user or the service's token; empty for the others
/// @param name for people to read
/// @param address the socket's other end; empty where there is none
public record Actor(Kind kind, String id, String name, String address) {
    public enum Kind {
        /// A person, by session or by a token of his.
        USER,
        /// A program with a token of its own.
        SERVICE,
        /// Whoever holds the operator's token or a password of `--web.config.file`.
        OPERATOR,
        /// Somebody with a link, before he has an account.
        GUEST,
        /// The server itself.
        SYSTEM
    }

    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "", "watchfire", "");

    public static Actor guest(String address) {
        return new Actor(Kind.GUEST, "", "", address);
    }
}
