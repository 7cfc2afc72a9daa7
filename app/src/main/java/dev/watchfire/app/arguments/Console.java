// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.arguments;

import java.io.PrintWriter;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where a command speaks, and what surrounds it.
///
/// @param out answers
/// @param err everything else
/// @param environment the value of a variable, or null
public record Console(
        PrintWriter out, PrintWriter err, UnaryOperator<@Nullable String> environment) {
    public static Console system() {
        return new Console(
                new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()),
                System::getenv);
    }
}
