// SPDX-License-Identifier: Apache-2.0
/// Moving in: what lies in another program's data folder, read for `watchfire import`.
@org.jspecify.annotations.NullMarked
package dev.watchfire.app.takeover;
