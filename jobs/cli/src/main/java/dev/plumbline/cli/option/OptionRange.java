package dev.plumbline.cli.option;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses numbers on the command line that no run can use. */
public final class OptionRange {
    /** What keyed state is laid out for, and so the most subtasks that an operator can have. */
    public static final int MOST_SUBTASKS = 128;

    private OptionRange() {}

    /**
     * Requires that an option's value lies within bounds, both inclusive.
     *
     * @throws ParameterException with the option, its bounds and the value, if it does not
     */
    public static void require(
            CommandSpec command, String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    command.commandLine(),
                    "%s must be a number from %d to %d, got %d"
                            .formatted(option, least, most, value));
        }
    }
}
