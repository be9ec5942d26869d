package dev.plumbline.cli.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.report.BikeYear;
import dev.plumbline.cli.report.SampleRecords;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.run.RunCollector;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLinesTest {
    @Test
    void tellsFewSegmentsEachAndManyAsOne() {
        assertThat(lines(4)).hasSize(5).contains(SEGMENT_3);
        assertThat(lines(30))
                .hasSize(3)
                .contains(
                        "  data, 30 segments, windows of 7 days: 1 of 30 judged windows alarmed"
                                + " (3.33 %); 0 episodes = 0 a month")
                .anyMatch(line -> line.endsWith("a dummy that alarms every 30 windows"));
    }

    private static final String SEGMENT_3 =
            "  data, country=c3, windows of 7 days: 0 of 1 judged window alarmed (0 %); 0 episodes"
                    + " = 0 a month";

    /** A week of the whole and of segments, of which in a run with many the last alarmed. */
    private static List<String> lines(int segments) {
        RunCollector run = new RunCollector("segments", BikeYear.monitor());
        run.add(report("", Verdict.OK));
        for (int i = 0; i < segments; i++) {
            run.add(report("country=c" + i, i == 29 ? Verdict.DRIFT : Verdict.OK));
        }
        return RateLines.of(RunReading.of(run.result()));
    }

    private static WindowReport report(String segment, Verdict verdict) {
        WindowReport whole =
                BikeYear.BIKES.report(
                        Lane.DATA,
                        BikeYear.week(0),
                        BikeYear.week(1),
                        "v1",
                        Role.CHAMPION,
                        168,
                        List.of(SampleRecords.distribution("temp", 0.3, verdict)),
                        List.of());
        return new WindowReport(
                whole.model(),
                whole.modelVersion(),
                whole.role(),
                segment,
                whole.granularity(),
                whole.clock(),
                whole.lane(),
                whole.windowStart(),
                whole.windowEnd(),
                whole.status(),
                0,
                whole.emittedAt(),
                whole.judged(),
                whole.rows(),
                null,
                whole.baselineId(),
                whole.monitorRevision(),
                whole.measurements(),
                List.of());
    }
}
