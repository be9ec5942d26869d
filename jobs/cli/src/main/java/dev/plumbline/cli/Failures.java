package dev.plumbline.cli;

import dev.plumbline.cli.output.FileRefusal;
import dev.plumbline.cli.output.LogOutput;
import dev.plumbline.kafka.document.DocumentException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Tells a person in one message what went wrong, and a script by the exit code. */
final class Failures {
    private Failures() {}

    /** The command itself is wrong. */
    static int wrongCommand(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        // a mistyped option is missing, too, and its name says more
        String told = UnknownArgument.of(command).orElse(problem.getMessage());
        err.println("plumbline: " + told);
        err.printf(
                "Try '%s --help' for what it takes.%n", command.getCommandSpec().qualifiedName());
        return ExitCode.USAGE;
    }

    /** A file is wrong, or the work failed. */
    static int failed(Exception problem, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (problem instanceof DocumentException) {
            err.println("plumbline: " + problem.getMessage());
            return ExitCode.USAGE;
        }
        err.println("plumbline: " + told(problem));
        if (!LogOutput.isOn()) {
            err.println(
                    "For the details, run it again with PLUMBLINE_JAVA_OPTS=-Dplumbline.log=plumbline.log");
        }
        // below the console's threshold, so that only the log file has the stack trace
        LoggerFactory.getLogger(Failures.class).warn("the command failed", problem);
        return ExitCode.SOFTWARE;
    }

    private static String told(Throwable problem) {
        String told = name(problem);
        Throwable cause = problem.getCause();
        boolean repeated = cause == null || told.contains(name(cause));
        return repeated ? told : "%s; cause: %s".formatted(told, name(cause));
    }

    private static String name(Throwable problem) {
        if (problem instanceof FileSystemException refused) {
            return FileRefusal.of(refused);
        }
        String message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }
}
