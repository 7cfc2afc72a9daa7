// SPDX-License-Identifier: Apache-2.0
/// TLS from PEM files that are read again when they change.
@org.jspecify.annotations.NullMarked
package dev.watchfire.web.tls;
