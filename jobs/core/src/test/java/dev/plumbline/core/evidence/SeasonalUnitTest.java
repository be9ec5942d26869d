package dev.plumbline.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.SeasonalEvaluation;
import dev.plumbline.core.judgement.DriftJudge;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.window.PaneRows;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeasonalUnitTest {
    private static final int ROWS = 200;
    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"1000, DRIFT", "1, OK"})
    void aWrongUnitIsSeenAtAnyHour(double factor, Verdict expected) {
        SeasonalSeries series = new SeasonalSeries(3, ROWS, 0);
        Baseline baseline = SeasonalEvaluation.of(series.hours(4 * 168), ROWS, MONDAY, 168, ROWS);
        ModelProfile window = new ModelProfile(baseline.layout());
        double[] values = new double[ROWS];
        series.hour(values, 0, 0);
        for (double value : values) {
            ((NumericProfile) window.profile(0)).add(factor * value);
        }
        long start = MONDAY.plusSeconds(4 * 168 * 3600).toEpochMilli();
        PaneRows pane = new PaneRows(start, start + 3_600_000, ROWS);
        assertThat(
                        new DriftJudge(baseline, Sensitivity.DEFAULT, .001)
                                .measure(window, List.of(pane)))
                .filteredOn(measured -> measured.metric().equals("scale_jump"))
                .singleElement()
                .matches(measured -> measured.verdict() == expected);
    }
}
