// SPDX-License-Identifier: Apache-2.0
/// The file behind `--web.config.file`: TLS, headers and users of the HTTP server.
@org.jspecify.annotations.NullMarked
package dev.watchfire.config.webconfig;
