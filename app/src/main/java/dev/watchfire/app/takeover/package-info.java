// SPDX-License-Identifier: Apache-2.0
/// Moving in: what lies in another program's data folder, read for `watchfire import`, and where
/// the two differ while both run.
@org.jspecify.annotations.NullMarked
package dev.watchfire.app.takeover;
