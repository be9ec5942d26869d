package dev.plumbline.cli.baseline;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.kafka.document.baseline.BaselineDocument;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a baseline to a person, or as JSON to a machine. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show what a baseline holds.")
final class ShowBaseline implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(paramLabel = "FILE", description = "The baseline.")
    private Path file;

    @Option(
            names = "--output",
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text or json; by default ${DEFAULT-VALUE}.")
    private OutputFormat output;

    @Override
    public Integer call() {
        Baseline baseline = BaselineDocument.read(file);
        PrintWriter out = command.commandLine().getOut();
        if (output == OutputFormat.JSON) {
            out.println(BaselineDocument.toJson(baseline));
        } else {
            out.print(new BaselineText(baseline).text());
        }
        out.flush();
        return 0;
    }
}
