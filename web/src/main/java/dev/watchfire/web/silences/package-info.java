// SPDX-License-Identifier: Apache-2.0
/// What Alertmanager's silences lack: recurring maintenance, and silences that somebody approves.
@org.jspecify.annotations.NullMarked
package dev.watchfire.web.silences;
