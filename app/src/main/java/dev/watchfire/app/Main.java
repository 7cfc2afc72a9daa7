// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app;

import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.command.Commands;

/// Where the program starts.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // Jetty asks the JVM's management beans for this number, which takes a tenth of a second.
        System.setProperty("org.eclipse.jetty.util.referencesPerCacheLine", "16");
        System.exit(Commands.run(Console.system(), arguments));
    }
}
