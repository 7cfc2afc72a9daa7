// SPDX-License-Identifier: Apache-2.0
/// `http_config`: how outgoing requests are made.
@org.jspecify.annotations.NullMarked
package dev.watchfire.config.http;
