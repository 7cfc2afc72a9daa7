// SPDX-License-Identifier: Apache-2.0
/// What is looked after, and by whom: services and teams.
@org.jspecify.annotations.NullMarked
package dev.watchfire.engine.service;
