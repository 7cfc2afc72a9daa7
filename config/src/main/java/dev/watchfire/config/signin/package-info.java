// SPDX-License-Identifier: Apache-2.0
/// How people sign in, as far as the configuration says it.
@NullMarked
package dev.watchfire.config.signin;

import org.jspecify.annotations.NullMarked;
