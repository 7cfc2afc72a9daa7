// SPDX-License-Identifier: Apache-2.0
/// Changes of accounts: one transaction each, together with its rows of the audit trail.
@NullMarked
package dev.watchfire.people.ledger;

import org.jspecify.annotations.NullMarked;
