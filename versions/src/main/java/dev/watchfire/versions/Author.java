// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.versions;

import dev.watchfire.people.audit.Actor;

/// Who edits.
///
/// @param admin whether he may change what says where requests go, which files are read, and with
///   which secrets
public record Author(Actor actor, boolean admin) {}
