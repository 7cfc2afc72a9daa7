// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.value;

import java.util.List;

/// Something a template can call. The arguments a body gets are as many as there are parameters (or
/// more, for the last one of a variadic function), and each is assignable to its parameter's type.
/// A body must not keep or change the list, and must be safe for any thread.
///
/// @param weight how many times the work of an ordinary function it does for each character it
///   reads
public record Function(List<Type> parameters, boolean isVariadic, Body body, int weight) {
    /// What a function does.
    @FunctionalInterface
    public interface Body {
        Value call(List<Value> arguments) throws CallFailure;
    }

    /// A body that also looks at what the template is rendered with.
    @FunctionalInterface
    public interface Knowing extends Body {
        /// @param data what the whole template was given, whatever the dot is by now
        Value call(List<Value> arguments, Value data) throws CallFailure;

        @Override
        default Value call(List<Value> arguments) throws CallFailure {
            return call(arguments, Nil.NIL);
        }
    }

    public Function {
        parameters = List.copyOf(parameters);
        if (isVariadic && parameters.isEmpty()) {
            throw new IllegalArgumentException("a variadic function has a last parameter");
        }
        if (weight < 1) {
            throw new IllegalArgumentException("a function's weight is at least 1, not " + weight);
        }
    }

    public Function(List<Type> parameters, boolean isVariadic, Body body) {
        this(parameters, isVariadic, body, 1);
    }

    /// The same function, known to work harder.
    public Function weighing(int times) {
        return new Function(parameters, isVariadic, body, times);
    }

    public static Function of(Body body, Type... parameters) {
        return new Function(List.of(parameters), false, body);
    }

    /// Like {@link #of}, for a body that looks at the template's data.
    public static Function knowing(Knowing body, Type... parameters) {
        return new Function(List.of(parameters), false, body);
    }

    /// The last parameter takes any number of arguments.
    public static Function variadic(Body body, Type... parameters) {
        return new Function(List.of(parameters), true, body);
    }

    /// A method without arguments.
    public static Function getter(Value result) {
        return new Function(List.of(), false, _ -> result);
    }
}
