// SPDX-License-Identifier: Apache-2.0
/// What a template sees: values with Go's types, and functions. Nothing is found by reflection.
@org.jspecify.annotations.NullMarked
package dev.watchfire.gotemplate.value;
