// SPDX-License-Identifier: Apache-2.0
/// What `service` does.
@org.jspecify.annotations.NullMarked
package dev.watchfire.app.command.service;
