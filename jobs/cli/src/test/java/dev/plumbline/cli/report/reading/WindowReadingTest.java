package dev.plumbline.cli.report.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.report.BikeYear;
import dev.plumbline.cli.report.SampleRecords;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.judgement.NoBaseline;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowReadingTest {
    private static final Measurement BROKEN = SampleRecords.outOfRange("hum", 0.9);
    private static final Measurement DRIFTED =
            SampleRecords.distribution("temp", 0.4, Verdict.DRIFT);
    private static final Measurement OUTPUT_DRIFTED =
            SampleRecords.distribution(Baseline.VALUE, 0.9, Verdict.DRIFT);
    private static final Measurement FINE = SampleRecords.distribution("hr", 0.02, Verdict.OK);
    private static final Measurement LOSS = SampleRecords.metric("rmse", 157, 168, 89, true);

    @Test
    void standsWhereTheSeverityLadderPutsIt() {
        WindowReport loss = report(Lane.PERFORMANCE, LOSS);
        assertThat(new WindowReading(report(Lane.DATA, BROKEN, DRIFTED), loss).standing())
                .isEqualTo(Standing.QUALITY_BREAK);
        assertThat(new WindowReading(report(Lane.DATA, DRIFTED, FINE), loss).standing())
                .isEqualTo(Standing.PERFORMANCE_LOSS);
        assertThat(data(OUTPUT_DRIFTED, DRIFTED, FINE).standing())
                .isEqualTo(Standing.PREDICTION_DRIFT);
        assertThat(data(DRIFTED, FINE).standing()).isEqualTo(Standing.FEATURE_DRIFT);
        assertThat(data(FINE).standing()).isEqualTo(Standing.OK);
    }

    @Test
    void anEstimateThatDecidesIsALossUntilLabelsSpeakAgainstIt() {
        Measurement lost =
                Measurement.of("estimated_rmse", null)
                        .value(90)
                        .verdict(Verdict.DRIFT, "estimated");
        Measurement better = Measurement.of("estimated_rmse", null).verdict(Verdict.WARN);
        assertThat(data(lost, OUTPUT_DRIFTED).standing()).isEqualTo(Standing.ESTIMATED_LOSS);
        assertThat(data(lost).arrivalBreaks()).isEmpty();
        assertThat(data(better, FINE).standing()).isEqualTo(Standing.WATCH);

        assertThat(beside(lost, -20).standing()).isEqualTo(Standing.WATCH);
        assertThat(beside(lost, 20).standing()).isEqualTo(Standing.ESTIMATED_LOSS);
    }

    /** A window whose estimates missed too often, and by so much on average. */
    private static WindowReading beside(Measurement estimate, double bias) {
        WindowReport labels =
                report(
                        Lane.PERFORMANCE,
                        Measurement.of("estimate_bias_rmse", null)
                                .value(bias)
                                .verdict(Verdict.NOT_APPLICABLE),
                        Measurement.of("estimate_coverage_rmse", null).verdict(Verdict.WARN));
        return new WindowReading(report(Lane.DATA, estimate, FINE), labels);
    }

    @Test
    void isNotFineWithoutAVerdict() {
        Measurement scarce = SampleRecords.distribution("hr", 0.02, Verdict.INSUFFICIENT_DATA);
        assertThat(data(scarce).standing()).isEqualTo(Standing.TOO_LITTLE_DATA);
        assertThat(data(NoBaseline.measure(168).toArray(new Measurement[0])).standing())
                .isEqualTo(Standing.NO_BASELINE);
        assertThat(data().standing()).isEqualTo(Standing.NOT_JUDGED);
    }

    @Test
    void namesTheWidestFeatureButNoOutput() {
        assertThat(data(FINE, DRIFTED, OUTPUT_DRIFTED).worst()).contains(DRIFTED);
        assertThat(data(OUTPUT_DRIFTED).worst()).isEmpty();
    }

    @Test
    void bringsLanesTogetherWhicheverComesFirst() {
        WindowReport data = report(Lane.DATA, FINE);
        WindowReport loss = report(Lane.PERFORMANCE, LOSS);
        assertThat(WindowReadings.of(List.of(data, loss)))
                .isEqualTo(WindowReadings.of(List.of(loss, data)))
                .containsExactly(new WindowReading(data, loss));
    }

    private static WindowReading data(Measurement... measurements) {
        return new WindowReading(report(Lane.DATA, measurements), null);
    }

    private static WindowReport report(Lane lane, Measurement... measurements) {
        return BikeYear.BIKES.report(
                lane,
                BikeYear.week(0),
                BikeYear.week(1),
                "v1",
                Role.CHAMPION,
                168,
                List.of(measurements),
                List.of());
    }
}
