// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command;

import dev.watchfire.app.BuildInfo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "version", description = "Prints what this is.", mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(BuildInfo.load());
        return 0;
    }
}
