package dev.plumbline.cli.baseline;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Builds, imports, shows, compares and publishes what a model's evaluation defined. */
@Command(
        name = "baseline",
        mixinStandardHelpOptions = true,
        description = "Build, import, show, compare and publish the baseline of a model version.",
        subcommands = {
            BuildBaseline.class,
            ImportBaseline.class,
            ShowBaseline.class,
            DiffBaselines.class,
            PublishBaseline.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class BaselineCommand implements Runnable {
    @Spec private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(
                command.commandLine(),
                "a command must be given: build, import, show, diff or publish");
    }
}
