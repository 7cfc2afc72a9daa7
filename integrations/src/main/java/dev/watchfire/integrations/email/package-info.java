// SPDX-License-Identifier: Apache-2.0
/// Mail over SMTP.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.email;
