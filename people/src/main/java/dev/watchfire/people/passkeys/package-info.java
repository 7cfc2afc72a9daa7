// SPDX-License-Identifier: Apache-2.0
/// Passkeys: keys on people's devices with which they sign in without a password.
@NullMarked
package dev.watchfire.people.passkeys;

import org.jspecify.annotations.NullMarked;
