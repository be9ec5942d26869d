package dev.plumbline.cli.report.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.report.BikeYear;
import dev.plumbline.cli.report.SampleRecords;
import dev.plumbline.cli.report.run.RunCollector;
import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.judgement.SliceJudge;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunReadingTest {
    @Test
    void takesNoProtectedGroupOrSliceForAFeature() {
        Measurement temperature = SampleRecords.distribution("temp", 0.01, Verdict.OK);
        RunCollector run = new RunCollector("groups", null);
        run.add(
                BikeYear.BIKES.report(
                        Lane.DATA,
                        BikeYear.week(0),
                        BikeYear.week(1),
                        "v1",
                        Role.CHAMPION,
                        168,
                        List.of(
                                temperature,
                                shown(FairnessMetric.SELECTION_RATE, "sex=male"),
                                shown(FairnessMetric.DISPARATE_IMPACT.measurement(), "sex=female"),
                                shown(SliceJudge.PREDICTION, "sex=female & age<30")),
                        List.of()));
        assertThat(RunReading.of(run.result()).features()).containsExactly("temp");
    }

    private static Measurement shown(String metric, String group) {
        return Measurement.of(metric, group).value(.4).rows(80).verdict(Verdict.NOT_APPLICABLE);
    }
}
