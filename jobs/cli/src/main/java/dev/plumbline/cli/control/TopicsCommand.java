package dev.plumbline.cli.control;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The topics that Plumbline reads and writes. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = "Create the topics that Plumbline reads and writes.",
        subcommands = CreateTopics.class,
        synopsisSubcommandLabel = "COMMAND")
public final class TopicsCommand implements Runnable {
    @Spec private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "a command must be given: create");
    }
}
