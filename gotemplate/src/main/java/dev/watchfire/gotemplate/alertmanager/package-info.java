// SPDX-License-Identifier: Apache-2.0
/// Alertmanager's data, functions and default templates.
@org.jspecify.annotations.NullMarked
package dev.watchfire.gotemplate.alertmanager;
