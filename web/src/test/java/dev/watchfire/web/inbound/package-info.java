// SPDX-License-Identifier: Apache-2.0
/// Tests of the doors by which answers come in.
@org.jspecify.annotations.NullMarked
package dev.watchfire.web.inbound;
