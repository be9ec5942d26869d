package dev.plumbline.cli.baseline;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.BaselineDifference;
import dev.plumbline.kafka.document.baseline.BaselineDocument;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says in what two baselines differ. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Say in what two baselines differ, such as those of two model versions.",
            "Exits with 0 whether they differ or not."
        })
final class DiffBaselines implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "The earlier baseline.")
    private Path before;

    @Parameters(index = "1", paramLabel = "AFTER", description = "The later baseline.")
    private Path after;

    @Option(
            names = "--output",
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text or json; by default ${DEFAULT-VALUE}.")
    private OutputFormat output;

    @Override
    public Integer call() {
        Baseline earlier = BaselineDocument.read(before);
        Baseline later = BaselineDocument.read(after);
        if (!earlier.model().equals(later.model())) {
            PrintWriter err = command.commandLine().getErr();
            err.printf(
                    "plumbline: the baselines are of two models, %s and %s; what they share by name is compared%n",
                    earlier.model(), later.model());
            err.flush();
        }
        BaselineDifference difference = BaselineDifference.between(earlier, later);
        PrintWriter out = command.commandLine().getOut();
        out.print(
                output == OutputFormat.JSON
                        ? new DifferenceJson(difference).text()
                        : new DifferenceText(difference).text());
        out.flush();
        return 0;
    }
}
