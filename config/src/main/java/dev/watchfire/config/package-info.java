// SPDX-License-Identifier: Apache-2.0
/// Reading an `alertmanager.yml`: checking it as strictly as Alertmanager 0.34 does, saying all
/// that is wrong at once, and turning it into the engine's configuration.
@org.jspecify.annotations.NullMarked
package dev.watchfire.config;
