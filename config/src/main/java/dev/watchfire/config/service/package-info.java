// SPDX-License-Identifier: Apache-2.0
/// Teams, services, business hours and holidays as people write them.
@org.jspecify.annotations.NullMarked
package dev.watchfire.config.service;
