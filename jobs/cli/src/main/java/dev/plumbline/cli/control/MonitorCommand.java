package dev.plumbline.cli.control;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How models are watched. */
@Command(
        name = "monitor",
        mixinStandardHelpOptions = true,
        description = "Check and publish how a model is watched.",
        subcommands = {ValidateMonitor.class, ApplyMonitor.class},
        synopsisSubcommandLabel = "COMMAND")
public final class MonitorCommand implements Runnable {
    @Spec private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(
                command.commandLine(), "a command must be given: validate or apply");
    }
}
