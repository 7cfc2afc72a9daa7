// SPDX-License-Identifier: Apache-2.0
/// The configuration over HTTP: what runs, its versions, and its objects one by one.
@NullMarked
package dev.watchfire.web.configuration;

import org.jspecify.annotations.NullMarked;
