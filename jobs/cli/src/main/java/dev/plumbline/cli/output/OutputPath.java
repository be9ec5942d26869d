package dev.plumbline.cli.output;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses a place where the result cannot be written before the work begins. */
public final class OutputPath {
    private OutputPath() {}

    /** Throws an error unless a file can be written there or replaced. */
    public static void requireFile(CommandSpec command, String option, Path path) {
        requireNamed(command, option, path);
        if (Files.isDirectory(path)) {
            throw wrong(
                    command,
                    "%s must name a file, got the folder %s; name a file in it"
                            .formatted(option, path));
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            // a file would take the place of the device
            throw wrong(
                    command,
                    "%s must name a file, got the device or pipe %s; name another"
                            .formatted(option, path));
        }
        requireWritable(command, option, path, path.toAbsolutePath().getParent());
    }

    /** Throws an error unless files can be written into that folder. */
    public static void requireFolder(CommandSpec command, String option, Path path) {
        requireNamed(command, option, path);
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw wrong(
                    command,
                    "%s must name a folder, got the file %s; name another".formatted(option, path));
        }
        requireWritable(command, option, path, path.toAbsolutePath());
    }

    private static void requireNamed(CommandSpec command, String option, Path path) {
        if (path.toString().isBlank()) {
            throw wrong(
                    command, "%s must name a place, got ''; . is this folder".formatted(option));
        }
    }

    /** Tries it, for permissions alone do not tell: of some file systems, and of root. */
    private static void requireWritable(
            CommandSpec command, String option, Path path, Path folder) {
        Path there = folder.normalize();
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            throw wrong(
                    command,
                    "%s must lie in a folder, got %s, where %s is a file; name another"
                            .formatted(option, path, there));
        }
        try {
            Files.delete(Files.createTempFile(there, ".plumbline", ".part"));
        } catch (IOException e) {
            throw wrong(
                    command,
                    "%s must name a place that can be written, got %s, and in %s no file can be made: %s; name another, or see to its permissions"
                            .formatted(option, path, there, reason(e)));
        }
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException refused
                ? FileRefusal.reason(refused)
                : e.getMessage();
    }

    private static ParameterException wrong(CommandSpec command, String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
