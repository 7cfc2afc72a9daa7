// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.value;

/// A function as data, for `call`.
public record FunctionValue(Function function, Type type) implements Value {}
