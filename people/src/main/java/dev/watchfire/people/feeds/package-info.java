// SPDX-License-Identifier: Apache-2.0
/// Links under which programs that cannot sign in read who is on call.
@org.jspecify.annotations.NullMarked
package dev.watchfire.people.feeds;
