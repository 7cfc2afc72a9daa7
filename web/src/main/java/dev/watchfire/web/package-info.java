// SPDX-License-Identifier: Apache-2.0
/// The HTTP port: Alertmanager's API, ours, the live stream and the page.
@org.jspecify.annotations.NullMarked
package dev.watchfire.web;
