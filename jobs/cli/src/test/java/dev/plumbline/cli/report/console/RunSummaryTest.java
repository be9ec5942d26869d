package dev.plumbline.cli.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.report.BikeYear;
import dev.plumbline.cli.report.run.RunCollector;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunSummaryTest {
    @Test
    void countsComparesAndSaysWhereTheFilesLie() {
        Path page = Path.of("out", "report.html");
        assertThat(RunSummary.of(BikeYear.result(), List.of(page), new Ink(false)))
                .contains(
                        "Bike demand, Washington D.C.",
                        "  54 windows of 7 days, 5 alert episodes (1 open), 2 retraining triggers",
                        "  v2 from 2012-03-28: RMSE 81.3, on the same rows the old version 152"
                                + " (ratio 0.535 over 4 windows)",
                        "  " + page);
    }

    @Test
    void holdsTheBudgetToTheWholeModelOnce() {
        List<String> lines = RunSummary.of(BikeYear.result(), List.of(), new Ink(false));
        assertThat(lines)
                .contains(
                        "  data, all windows and segments together: 2 episodes = 0.165 a month; the"
                                + " budget allows 1 false a month")
                .noneMatch(line -> line.contains("P7D"));
        assertThat(lines).filteredOn(line -> line.contains("allow")).hasSize(1);
    }

    @Test
    void sumsUpARunInWhichNothingHappened() {
        RunCollector run = new RunCollector("quiet", null);
        assertThat(RunSummary.of(run.result(), List.of(), new Ink(false)))
                .contains("  0 windows, 0 alert episodes (0 open), 0 retraining triggers");
    }
}
