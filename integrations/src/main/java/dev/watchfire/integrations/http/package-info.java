// SPDX-License-Identifier: Apache-2.0
/// Outgoing HTTP as `http_config` describes it: credentials, TLS, proxies, redirects, and the rule
/// that some addresses are never connected to.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.http;
