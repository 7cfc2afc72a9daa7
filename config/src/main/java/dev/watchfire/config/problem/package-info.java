// SPDX-License-Identifier: Apache-2.0
/// What is wrong with a file, and where.
@org.jspecify.annotations.NullMarked
package dev.watchfire.config.problem;
