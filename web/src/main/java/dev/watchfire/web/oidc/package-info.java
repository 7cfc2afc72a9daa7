// SPDX-License-Identifier: Apache-2.0
/// Signing in through OpenID providers: what is asked of them, and what is believed.
@NullMarked
package dev.watchfire.web.oidc;

import org.jspecify.annotations.NullMarked;
