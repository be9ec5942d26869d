package dev.plumbline.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.CommandProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkITCase {
    private static final Pattern FLOW =
            Pattern.compile("^(\\S.*?) {2,}([\\d,]+) +([\\d,]+) +([\\d,]+) +(\\d+\\.\\d\\d)$");

    @TempDir Path folder;

    @Test
    void printsTheRateOfEveryFlow() throws Exception {
        try (CommandProcess run =
                CommandProcess.start(
                        folder, "benchmark", "--events", 20_000, "--warm-ups", 0, "--runs", 1)) {
            assertThat(run.exitCode()).as(run.toString()).isZero();

            assertThat(run.stderr()).isEmpty();
            List<Matcher> flows =
                    run.stdout().lines().map(FLOW::matcher).filter(Matcher::matches).toList();
            assertThat(flows)
                    .extracting(flow -> flow.group(1))
                    .containsExactly(
                            "raw bytes, discarded",
                            "Avro decoded with generated classes, discarded",
                            "monitoring job, without labels",
                            "monitoring job, with the label join");
            assertThat(flows)
                    .extracting(flow -> Long.parseLong(flow.group(2).replace(",", "")))
                    .allMatch(rate -> rate > 0);
            assertThat(run.temporary()).isEmptyDirectory();
        }
    }
}
