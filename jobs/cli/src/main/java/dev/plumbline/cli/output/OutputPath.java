package dev.plumbline.cli.output;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses a place where the result cannot be written before the work begins. */
public final class OutputPath {
    private OutputPath() {}

    /** Throws an error unless a file can be written there or replaced. */
    public static void requireFile(CommandSpec command, String option, Path path) {
        if (Files.isDirectory(path)) {
            throw new ParameterException(
                    command.commandLine(),
                    "%s must name a file, got the folder %s; name a file in it"
                            .formatted(option, path));
        }
    }

    /** Throws an error unless files can be written into that folder. */
    public static void requireFolder(CommandSpec command, String option, Path path) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new ParameterException(
                    command.commandLine(),
                    "%s must name a folder, got the file %s; name another".formatted(option, path));
        }
    }
}
