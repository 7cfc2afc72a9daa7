// SPDX-License-Identifier: Apache-2.0
/// The auditor: sees from beside the engine whether pages climb and messages leave, and tells
/// somebody by another way where they do not.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.auditor;
