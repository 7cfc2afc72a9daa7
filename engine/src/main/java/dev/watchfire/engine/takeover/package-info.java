// SPDX-License-Identifier: Apache-2.0
/// What another Alertmanager muted and told, on its way into this engine.
@org.jspecify.annotations.NullMarked
package dev.watchfire.engine.takeover;
