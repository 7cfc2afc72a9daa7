// SPDX-License-Identifier: Apache-2.0
/// How people are reached: their means, their rules, and the proof that a means is theirs.
@org.jspecify.annotations.NullMarked
package dev.watchfire.web.contact;
