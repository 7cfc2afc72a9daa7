// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.audit;

/// What was changed.
///
/// @param kind `user`, `team`, `session` …
/// @param name for people to read, as it was at the time
public record Subject(String kind, String id, String name) {}
