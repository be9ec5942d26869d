package dev.plumbline.cli;

import dev.plumbline.cli.baseline.BaselineCommand;
import dev.plumbline.cli.benchmark.BenchmarkCommand;
import dev.plumbline.cli.control.MonitorCommand;
import dev.plumbline.cli.control.TopicsCommand;
import dev.plumbline.cli.output.LogOutput;
import dev.plumbline.cli.quickstart.QuickstartCommand;
import dev.plumbline.cli.replay.ReplayCommand;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/**
 * The {@code plumbline} command. Exits with 0 for success, 1 if the work failed, and 2 if the
 * command or its files are wrong. A new subcommand is a class listed here.
 */
@Command(
        name = "plumbline",
        mixinStandardHelpOptions = true,
        versionProvider = PackagedVersion.class,
        description = "Holds a deployed model to the baseline that its evaluation defined.",
        subcommands = {
            QuickstartCommand.class,
            ReplayCommand.class,
            BaselineCommand.class,
            MonitorCommand.class,
            TopicsCommand.class,
            BenchmarkCommand.class,
            HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:success",
            "1:the work failed",
            "2:the command or one of its files is wrong"
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        LogOutput.start();
        System.exit(commandLine().execute(arguments));
    }

    /**
     * Runs a command in this process.
     *
     * @return the exit code
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return commandLine().setOut(out).setErr(err).execute(arguments);
    }

    static CommandLine commandLine() {
        // 20,000 rows in an English sentence must not read 20.000 on a machine elsewhere
        Locale.setDefault(Locale.ROOT);
        return new CommandLine(new Main())
                .registerConverter(Instant.class, new EventTimeOption())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Failures::wrongCommand)
                .setExecutionExceptionHandler(Failures::failed);
    }
}
