package dev.plumbline.cli.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.CommandRun;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.document.baseline.BaselineDocument;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Imports of the test's statistics and constraints, and where they are written. */
record ImportFixture(Path spec, Path out, Path monitorOut) {
    private static final String SPEC =
            """
            model: income
            version: "3"
            task: regression
            time: rows
            prediction: {value: prediction}
            windows: [{rows: 1000}]
            """;

    static ImportFixture into(Path folder) throws IOException {
        return new ImportFixture(
                Files.writeString(folder.resolve("spec.yaml"), SPEC),
                folder.resolve("baseline.json"),
                folder.resolve("monitor.yaml"));
    }

    /** Imports by the spec, with the test's constraints unless others are given. */
    CommandRun run(Object... more) {
        List<Object> arguments =
                new ArrayList<>(
                        List.of("baseline", "import", "--statistics", SageMakerFiles.STATISTICS));
        if (!List.of(more).contains("--constraints")) {
            arguments.addAll(List.of("--constraints", SageMakerFiles.CONSTRAINTS));
        }
        arguments.addAll(List.of("--spec", spec(), "--out", out(), "--monitor-out", monitorOut()));
        arguments.addAll(List.of(more));
        CommandRun run = CommandRun.of(arguments.toArray());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    /** Imports without further options. */
    Baseline imported() {
        run();
        return baseline();
    }

    /** Reads what the last import wrote. */
    Baseline baseline() {
        return BaselineDocument.read(out);
    }

    Monitor monitor() {
        return MonitorDocument.read(monitorOut);
    }
}
